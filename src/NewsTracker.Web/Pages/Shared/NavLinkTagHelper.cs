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
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        if (CurrentOn(ViewContext.HttpContext.Request.Path, Href) is { } current)
        {
            output.Attributes.SetAttribute("aria-current", current);
        }
    }

    /// <summary>What an entry says of itself on a page: that it is the page, or that the page lies beneath it; else null.</summary>
    public static string? CurrentOn(PathString path, string entry) => !LiesBeneath(path, entry) ? null : path == entry ? "page" : "true";

    private static bool LiesBeneath(PathString path, string entry) =>
        Elsewhere.FirstOrDefault(page => path.StartsWithSegments(page.Path, StringComparison.OrdinalIgnoreCase)).Entry is { } other
            ? other == entry
            : path.StartsWithSegments(entry, StringComparison.OrdinalIgnoreCase);
}
