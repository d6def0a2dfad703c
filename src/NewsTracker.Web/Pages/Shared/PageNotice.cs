using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>What the next page says once at its top: what came of the form that led to it.</summary>
/// <param name="UndoAddress">Where that can be taken back; absent where it cannot, or elsewhere.</param>
/// <param name="IsRefusal">What was asked for was not done.</param>
internal sealed record PageNotice(string Sentence, string? UndoAddress, bool IsRefusal);

internal static class PageNotices
{
    private const string Key = "Notice";
    private const string UndoKey = "NoticeUndo";
    private const string RefusalKey = "NoticeRefusal";

    /// <summary>Leaves a notice to the page that comes next.</summary>
    public static void Notify(this PageModel page, string sentence, string? undoAddress = null)
    {
        page.TempData[Key] = sentence;
        page.TempData.Remove(UndoKey);
        page.TempData.Remove(RefusalKey);
        if (undoAddress is not null)
        {
            page.TempData[UndoKey] = undoAddress;
        }
    }

    /// <summary>Leaves a notice that something was not done, and why.</summary>
    public static void NotifyRefused(this PageModel page, string why)
    {
        page.Notify(why);
        page.TempData[RefusalKey] = true;
    }

    public static PageNotice? TakeNotice(this ITempDataDictionary kept) => kept[Key] is string sentence ? new PageNotice(sentence, kept[UndoKey] as string, kept[RefusalKey] is true) : null;
}
