using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Polling;

/// <summary>An address of a feed, and what became of it.</summary>
/// <param name="Row">As the ledger of the poll keeps it.</param>
/// <param name="NotBefore">Until when its host asked to be left alone, where that is why it failed.</param>
internal sealed record TakenItem(FeedEntry Entry, PollItem Row, DateTimeOffset? NotBefore = null)
{
    /// <summary>Whether it was tried, and failed by itself: what is put off was not.</summary>
    public bool IsAttempt { get; init; } = NotBefore is null;

    /// <summary>Whether the pace of its host put it off: nothing was sent.</summary>
    public bool IsPutOff { get; init; }

    /// <summary>Its host answered that there is no such page: trying again soon would give the same.</summary>
    public bool IsGone { get; init; }
}

/// <summary>What a poll took of its feed.</summary>
/// <param name="Left">How many addresses are left for the next polls: the feed has to answer those in full.</param>
/// <param name="AsBefore">How many were settled before, and are not noted again.</param>
/// <param name="Unchecked">How many someone asked to have checked, and were not.</param>
internal sealed record TakenItems(IReadOnlyList<TakenItem> Items, int Left = 0, int AsBefore = 0, int Unchecked = 0)
{
    /// <summary>How many addresses the feed lists, each once.</summary>
    public int Listed { get; init; }

    public static readonly TakenItems None = new([]);
}
