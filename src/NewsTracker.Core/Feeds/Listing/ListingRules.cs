namespace NewsTracker.Core.Feeds.Listing;

/// <summary>Where a listing page names its articles. All selectors are CSS (Selectors Level 4), each matched on the whole page.</summary>
public sealed record ListingRules
{
    public const int MostPages = 20;

    /// <summary>Pages read where a page tells how to go on and nobody said how far: enough to catch up after a busy day.</summary>
    public const int PagesToCatchUp = 3;

    /// <summary>The element around each article's link: a list item, a card. May be the link itself.</summary>
    public required string Items { get; init; }

    /// <summary>The link, inside the item; absent takes the link of the headline.</summary>
    public string? Link { get; init; }

    /// <summary>The headline, inside the item; absent takes its heading, or the link's text.</summary>
    public string? Headline { get; init; }

    /// <summary>The date, inside the item; absent takes a <c>time</c> element.</summary>
    public string? Date { get; init; }

    /// <summary>The link to the next page, anywhere on the page; absent where the listing has one page.</summary>
    public string? Next { get; init; }

    /// <summary>Most pages read in one poll; it ends sooner at a page that has something known already.</summary>
    public int Pages { get; init; } = 1;
}

/// <summary>What reading a listing page gave.</summary>
public abstract record ListingOutcome
{
    private ListingOutcome()
    {
    }

    /// <param name="Next">Pages that may come next, likeliest first.</param>
    /// <param name="Rules">What the page was read by: the rules given, or those guessed.</param>
    public sealed record Read(FeedDocument Document, IReadOnlyList<Uri> Next, ListingRules Rules) : ListingOutcome
    {
        /// <summary>Of the selectors given, those that found nothing for any item, or no next page: <c>date (".card-date")</c>.</summary>
        public IReadOnlyList<string> Missing { get; init; } = [];
    }

    /// <param name="Explanation">What is wrong, in a sentence for an admin.</param>
    public sealed record NotAListing(string Explanation) : ListingOutcome;
}
