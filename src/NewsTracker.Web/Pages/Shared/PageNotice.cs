using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>What the next page says once at its top: what came of the form that led to it.</summary>
/// <param name="UndoAddress">Where that can be taken back; absent where it cannot, or elsewhere.</param>
internal sealed record PageNotice(string Sentence, string? UndoAddress);

internal static class PageNotices
{
    private const string Key = "Notice";
    private const string UndoKey = "NoticeUndo";

    /// <summary>Leaves a notice to the page that comes next.</summary>
    public static void Notify(this PageModel page, string sentence, string? undoAddress = null)
    {
        page.TempData[Key] = sentence;
        page.TempData.Remove(UndoKey);
        if (undoAddress is not null)
        {
            page.TempData[UndoKey] = undoAddress;
        }
    }

    public static PageNotice? TakeNotice(this ITempDataDictionary kept) => kept[Key] is string sentence ? new PageNotice(sentence, kept[UndoKey] as string) : null;
}
