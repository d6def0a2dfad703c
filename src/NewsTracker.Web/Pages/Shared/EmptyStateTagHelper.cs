using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>What a list shows when it has nothing: what would be here, and in its content how to get there.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper(HtmlEncoder encoder) : TagHelper
{
    public required string Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty card");
        output.Content.SetHtmlContent(new Microsoft.AspNetCore.Html.HtmlContentBuilder()
            .AppendHtml("<p class=\"empty-title\">").AppendHtml(encoder.Encode(Title)).AppendHtml("</p><div class=\"empty-subtitle\">").AppendHtml(content).AppendHtml("</div>"));
    }
}
