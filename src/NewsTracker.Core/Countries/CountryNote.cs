namespace NewsTracker.Core.Countries;

/// <summary>What editors keep in mind about a state, in Markdown. Each save is a text of its own; the newest is the note, the others are its history. An empty text takes the note away.</summary>
public sealed class CountryNote
{
    public const int MaxLength = 20_000;

    public long Id { get; init; }

    public required CountryCode CountryCode { get; init; }

    public required string Text { get; init; }

    public required Guid? AuthorId { get; init; }

    /// <summary>The author's name at the time, kept readable when the account is gone.</summary>
    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }
}
