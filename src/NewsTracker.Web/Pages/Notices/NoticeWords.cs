using System.Diagnostics;
using System.Security.Claims;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Notices;

namespace NewsTracker.Web.Pages.Notices;

/// <summary>What the terms of notices are called on pages, and who sees which.</summary>
internal static class NoticeWords
{
    public static NoticeAudience NoticeAudience(this ClaimsPrincipal user) => user.IsInRole(Role.Admin) ? Core.Notices.NoticeAudience.Admins : Core.Notices.NoticeAudience.Editors;

    public static (string Mark, string Words) Of(NoticeSeverity severity) => severity switch
    {
        NoticeSeverity.Information => ("idle", "For information"),
        NoticeSeverity.Warning => ("warning", "Warning"),
        NoticeSeverity.Severe => ("bad", "Severe"),
        _ => throw new UnreachableException(),
    };

    public static string Of(NoticeState state) => state switch
    {
        NoticeState.Open => "Open",
        NoticeState.Dismissed => "Dismissed",
        NoticeState.Resolved => "Ended",
        _ => throw new UnreachableException(),
    };
}
