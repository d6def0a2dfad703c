using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>An entry of a menu; marks itself as the current page on its own page and those beneath.</summary>
[HtmlTargetElement("nav-link")]
public sealed class NavLinkTagHelper : TagHelper
{
    /// <summary>Pages that lie beneath another entry than their address says.</summary>
    private static readonly (string Path, string Entry)[] Elsewhere = [("/articles/re-extract", "/jobs"), ("/articles/re-extractions", "/jobs")];

    public required string Href { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var path = ViewContext.HttpContext.Request.Path;
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        if (!output.Attributes.ContainsName("class"))
        {
            output.Attributes.SetAttribute("class", "site-nav-link");
        }

        if (LiesBeneath(path))
        {
            output.Attributes.SetAttribute("aria-current", path == Href ? "page" : "true");
        }
    }

    private bool LiesBeneath(PathString path) =>
        Elsewhere.FirstOrDefault(page => path.StartsWithSegments(page.Path, StringComparison.OrdinalIgnoreCase)).Entry is { } entry
            ? entry == Href
            : path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
}
