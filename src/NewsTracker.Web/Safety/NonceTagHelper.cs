using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsTracker.Web.Safety;

/// <summary>Gives every script and style that stands in a page the nonce that the page's policy asks for. Those in files of our own need none: the policy knows where they come from.</summary>
[HtmlTargetElement("script")]
[HtmlTargetElement("style")]
public sealed class NonceTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.AllAttributes.ContainsName("src"))
            output.Attributes.SetAttribute("nonce", ViewContext.HttpContext.CspNonce());
    }
}
