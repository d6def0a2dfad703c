using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>What the margin says once after an act, and which annotation's act can be undone from there.</summary>
internal static class MarginNotice
{
    public const string Key = "AnnotationNotice";

    /// <summary>The id of an annotation that was just retracted.</summary>
    public const string RetractedKey = "AnnotationRetracted";

    public static IActionResult ToReader(this PageModel page, long articleId, int? revisionNumber, long annotationId) =>
        new LocalRedirectResult(page.Url.Content($"~/articles/{articleId}{(revisionNumber is null ? "" : $"?revision={revisionNumber}")}#annotation-{annotationId}"));
}
