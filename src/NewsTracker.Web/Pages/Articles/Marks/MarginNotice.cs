using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Web.Pages.Articles.Finding;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>What the margin says once after an act, and which annotation's act can be undone from there.</summary>
internal static class MarginNotice
{
    public const string Key = "AnnotationNotice";

    /// <summary>The id of an annotation that was just retracted.</summary>
    public const string RetractedKey = "AnnotationRetracted";

    /// <summary>To the annotation, within the list that the article was opened from.</summary>
    public static IActionResult ToReader(this PageModel page, long articleId, int? revisionNumber, long annotationId) =>
        new LocalRedirectResult(page.Url.Content($"~/articles/{articleId}{FoundIn.EndOf(page.Request, revisionNumber is null ? null : $"revision={revisionNumber}")}#annotation-{annotationId}"));
}
