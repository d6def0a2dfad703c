using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NewsTracker.Web.PageMemory;

internal static class WaitingNotices
{
    /// <summary>Whether the page before left something to say on this one. To ask for it where nothing was left would make each page take back a cookie.</summary>
    public static bool HasWaitingNotice(this HttpRequest request) => request.Cookies.ContainsKey(CookieTempDataProvider.CookieName);
}
