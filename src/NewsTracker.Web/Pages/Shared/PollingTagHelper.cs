using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>The part of a page that tells of work: while that goes on the browser brings it anew from the page's own address, as js/updates/polling.js bounds it.</summary>
[HtmlTargetElement("div", Attributes = "polling")]
public sealed class PollingTagHelper : TagHelper
{
    private const string Id = "polling";

    /// <summary>Whether the work goes on.</summary>
    public bool Polling { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("id", Id);
        if (!Polling)
            return;
        output.Attributes.SetAttribute("hx-get", ViewContext.HttpContext.Request.GetEncodedPathAndQuery());
        output.Attributes.SetAttribute("hx-trigger", "every 1s");
        output.Attributes.SetAttribute("hx-select", $"#{Id}");
        output.Attributes.SetAttribute("hx-swap", "outerHTML");
    }
}
