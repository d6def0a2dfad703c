namespace NewsTracker.Web.Pages.Shared;

/// <summary>Where a list paged by key leads on; an address is absent where there is nothing that way.</summary>
/// <param name="Label">What is paged, for those who hear the page: "Pages of articles".</param>
public sealed record Pager(string Label, string? Newest, string? Newer, string? Older)
{
    public string NewerName { get; init; } = "Newer";

    public string OlderName { get; init; } = "Older";

    public bool LeadsSomewhere => Newest is not null || Newer is not null || Older is not null;
}
