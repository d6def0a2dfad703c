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

    public static string Of(ReaderNoticeKind kind) => kind switch
    {
        ReaderNoticeKind.SearchMatches => "New matches of your searches",
        ReaderNoticeKind.AcceptedPositions => "New positions",
        ReaderNoticeKind.ChangedStances => "Changed stances",
        ReaderNoticeKind.DatesAhead => "Treaty acts and dates ahead",
        ReaderNoticeKind.SourceTrouble => "Sources in trouble",
        _ => throw new UnreachableException(),
    };

    public static string Describe(ReaderNoticeKind kind) => kind switch
    {
        ReaderNoticeKind.SearchMatches => "Articles that came in and match a saved search for which you asked to be told.",
        ReaderNoticeKind.AcceptedPositions => "Positions that editors accepted, by country.",
        ReaderNoticeKind.ChangedStances => "A country’s current stance on a topic is another than it was.",
        ReaderNoticeKind.DatesAhead => "A withdrawal takes effect, or the Convention enters into force for a state, within 30 days; or an act of the treaty was added to the record.",
        ReaderNoticeKind.SourceTrouble => "A feed failed three times in a row, or is paused for its trouble; what it brings may be missing.",
        _ => throw new UnreachableException(),
    };
}
