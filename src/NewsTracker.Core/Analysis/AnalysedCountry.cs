using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>A state of the article with the strongest part it plays there.</summary>
public sealed record AnalysedCountry(CountryCode Country, CountryRole Role, IReadOnlyList<TextSpan> Mentions);

/// <summary>What a state does in a text, weakest first.</summary>
public enum CountryRole
{
    /// <summary>Mentioned in passing, or as the name of something else.</summary>
    Background,

    /// <summary>Where something happens.</summary>
    Place,

    /// <summary>Something is done to it or said about it.</summary>
    Target,

    /// <summary>It says or does something.</summary>
    Actor,
}

/// <summary>A stretch of the text in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public string In(string text) => text.Substring(Start, Length);
}
