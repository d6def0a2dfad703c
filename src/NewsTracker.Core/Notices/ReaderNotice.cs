using System.Globalization;

namespace NewsTracker.Core.Notices;

/// <summary>News for readers: told once, then read or let be. Unlike <see cref="Notice"/> it asks nobody to do anything.</summary>
public sealed class ReaderNotice
{
    public const int MaxKeyLength = 200;

    public long Id { get; init; }

    /// <summary>Names what it tells of, not when it was told: <c>date:LTU:WithdrawalTakesEffect:2025-12-27</c>. Of one key there is one notice, until that has ended.</summary>
    public required string Key { get; init; }

    public required ReaderNoticeKind Kind { get; init; }

    /// <summary>Whose alone it is; absent for what every reader may want.</summary>
    public Guid? RecipientId { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Where to look, within the application: <c>/countries/LTU</c>.</summary>
    public required string Link { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When what it tells of was over by itself: a feed works again. Of most kinds nothing ever is.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the key of each notice of a saved search's matches begins with.</summary>
    public static string KeyOfSearch(long search) => string.Create(CultureInfo.InvariantCulture, $"search:{search}:");
}

/// <summary>What readers are told of; each switches each on or off.</summary>
public enum ReaderNoticeKind
{
    /// <summary>New articles that match a saved search for which the reader asked for notices.</summary>
    SearchMatches,

    /// <summary>Positions that were accepted.</summary>
    AcceptedPositions,

    /// <summary>A country's current stance on a topic is another than it was.</summary>
    ChangedStances,

    /// <summary>Something between a state and the Convention takes effect soon, or an act between them was recorded.</summary>
    DatesAhead,

    /// <summary>A feed that fails again and again, or that its publisher has ended.</summary>
    SourceTrouble,
}
