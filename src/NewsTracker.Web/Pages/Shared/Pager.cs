namespace NewsTracker.Web.Pages.Shared;

/// <summary>Where a list paged by key leads on; an address is absent where there is nothing that way.</summary>
/// <param name="Label">What is paged, for those who hear the page: "Pages of articles".</param>
public sealed record Pager(string Label, string? Newest, string? Newer, string? Older)
{
    public string NewestName { get; init; } = "Newest";

    public string NewerName { get; init; } = "Newer";

    public string OlderName { get; init; } = "Older";

    /// <summary>Whether keys turn the page: of two lists on one page, only the one does.</summary>
    public bool HasKeys { get; init; } = true;

    /// <summary>The same pager of a page that is shown.</summary>
    /// <param name="newer">The address of what is newer than a row.</param>
    /// <param name="older">The address of what is older than a row.</param>
    internal Pager Around<TRow>(KeysetPage<TRow> page, string newest, Func<TRow, string> newer, Func<TRow, string> older) => this with
    {
        Newest = page.HasNewer ? newest : null,
        Newer = page.HasNewer && page.Rows.Count > 0 ? newer(page.Rows[0]) : null,
        Older = page.HasOlder ? older(page.Rows[^1]) : null,
    };

    /// <summary>The same pager of a page of a list that leads onward alone.</summary>
    /// <param name="newest">The address of the list's beginning.</param>
    /// <param name="older">The address of what follows a row.</param>
    internal Pager Onward<TRow>(KeysetPage<TRow> page, string? newest, Func<TRow, string?> older) => this with
    {
        Newest = page.HasNewer ? newest : null,
        Older = page.HasOlder ? older(page.Rows[^1]) : null,
    };

    public bool LeadsSomewhere => Newest is not null || Newer is not null || Older is not null;
}
