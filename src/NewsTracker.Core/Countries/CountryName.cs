namespace NewsTracker.Core.Countries;

/// <summary>A string by which texts refer to a state.</summary>
public sealed class CountryName
{
    public long Id { get; init; }

    public required CountryCode CountryCode { get; init; }

    public required string Text { get; init; }

    public required CountryNameKind Kind { get; init; }
}

/// <summary>How strongly, and as what, a name points at its state.</summary>
public enum CountryNameKind
{
    Name,
    Alias,
    Adjective,
    Demonym,

    /// <summary>A seat of government that stands for it: "Helsinki announced". Weak without a government verb nearby.</summary>
    Capital,

    /// <summary>A parliament or palace that stands for the state: "the Seimas". Weak like a capital.</summary>
    Metonym,
}
