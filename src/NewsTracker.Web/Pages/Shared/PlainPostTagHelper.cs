using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>
/// Sends a form that names no handler to the page itself, wherever the page was shown by one: a browser sends it to the address that it shows, and after a preview,
/// a trial or a refused reply that is the handler's, so that "Save" would preview once more.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PlainPostTagHelper : TagHelper
{
    private const string Handler = "handler";

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        if (!request.Query.ContainsKey(Handler) || context.AllAttributes.Any(attribute => attribute.Name == "action" || attribute.Name.StartsWith("asp-", StringComparison.Ordinal)))
            return;
        var query = QueryString.Create(request.Query.Where(part => !part.Key.Equals(Handler, StringComparison.OrdinalIgnoreCase)));
        output.Attributes.SetAttribute("action", request.PathBase.Add(request.Path).Add(query));
    }
}
