namespace NewsTracker.Core.Annotations;

/// <summary>A part of a revision's <c>BodyText</c>, by its words and by where they stand. It never changes: it is evidence.</summary>
public sealed record Passage(TextQuoteSelector Quote, TextPositionSelector Position)
{
    /// <summary>Enough to tell two passages with the same words apart.</summary>
    public const int ContextLength = 40;

    /// <summary>A mark is a passage, not an article; in code points.</summary>
    public const int MaxLength = 5000;

    /// <summary>The passage between two positions, with its context.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The positions are not within the text, or in the wrong order.</exception>
    public static Passage Of(string text, TextPositionSelector position) => Of(text, new CodePointMap(text), position);

    /// <inheritdoc cref="Of(string, TextPositionSelector)"/>
    public static Passage Of(string text, CodePointMap map, TextPositionSelector position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position.Length, nameof(position));
        var (start, end) = (map.ToUtf16(position.Start), map.ToUtf16(position.End));
        var before = map.ToUtf16(Math.Max(0, position.Start - ContextLength));
        var after = map.ToUtf16(Math.Min(map.Count, position.End + ContextLength));
        return new Passage(new TextQuoteSelector(text[start..end], text[before..start], text[end..after]), position);
    }

    /// <summary>The passage between two offsets in UTF-16 units, which is what the engines and .NET count in.</summary>
    public static Passage OfUtf16(string text, int start, int end)
    {
        var map = new CodePointMap(text);
        return Of(text, map, new TextPositionSelector(map.FromUtf16(start), map.FromUtf16(end)));
    }
}
