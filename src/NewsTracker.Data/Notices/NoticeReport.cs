using NewsTracker.Core.Notices;

namespace NewsTracker.Data.Notices;

/// <summary>Trouble as whoever met it tells of it.</summary>
/// <param name="Key">Names the trouble, not the occasion: the same trouble met again has the same key.</param>
/// <param name="Link">Where to look, within the application, from its root: <c>/sources/12</c>.</param>
/// <param name="Text">What is the matter and what to do, in plain words.</param>
public sealed record NoticeReport(string Key, NoticeAudience Audience, NoticeSeverity Severity, string SubjectType, string SubjectId, string Link, string Title, string Text)
{
    public const int MaxKeyLength = 200;
}
