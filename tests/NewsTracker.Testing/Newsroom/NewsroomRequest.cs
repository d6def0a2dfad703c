namespace NewsTracker.Testing.Newsroom;

/// <summary>A request the newsroom answered.</summary>
/// <param name="At">By the newsroom's clock.</param>
/// <param name="PathAndQuery">As asked for, tracking parameters included.</param>
/// <param name="Status">The status answered; 304 where the validators matched.</param>
public sealed record NewsroomRequest(
    DateTimeOffset At,
    string Method,
    string Path,
    string PathAndQuery,
    int Status,
    string UserAgent,
    string? IfNoneMatch,
    string? IfModifiedSince,
    string? AcceptEncoding);
