namespace NewsTracker.Core.Annotations;

/// <summary>
/// Finds passages of other revisions in one text: at their position, then by their exact words, then by like words.
/// A short passage is recognised by the words around it, a long one by its own.
/// </summary>
public sealed class Reanchoring(string text)
{
    /// <summary>Below this likeness a passage counts as gone.</summary>
    public const double Floor = 0.65;

    // Letters by which a passage needs no context to be recognised.
    private const int TellingLength = 60;

    private readonly CodePointMap map = new(text);
    private readonly Lazy<LikeWords> words = new(() => new LikeWords(text));

    public Anchor Find(Passage passage)
    {
        var quote = passage.Quote;
        var expected = passage.Position.Start <= map.Count ? map.ToUtf16(passage.Position.Start) : text.Length;
        if (IsAt(quote, expected) && ContextAt(quote, expected, quote.Exact.Length) >= 1)
        {
            return new Anchor.Unchanged(passage.Position);
        }

        var best = BestExact(quote, expected);
        if (best.Likeness < 1 && BestLike(quote) is { } like && like.Likeness > best.Likeness)
        {
            best = like;
        }

        return best.Likeness < Floor
            ? new Anchor.Orphaned(best.Likeness)
            : Moved(quote, best);
    }

    private Anchor.Moved Moved(TextQuoteSelector quote, Place place)
    {
        var there = text.Substring(place.Start, place.Length);
        return new Anchor.Moved(
            new TextPositionSelector(map.FromUtf16(place.Start), map.FromUtf16(place.Start + place.Length)), place.Likeness, there, there == quote.Exact);
    }

    private bool IsAt(TextQuoteSelector quote, int start) => text.AsSpan(start).StartsWith(quote.Exact, StringComparison.Ordinal);

    /// <summary>The occurrence of the very words with the most fitting context; of equals the nearest.</summary>
    private Place BestExact(TextQuoteSelector quote, int expected)
    {
        var (best, fit) = (new Place(0, 0, 0), -1.0);
        if (quote.Exact.Length == 0)
        {
            return best;
        }

        for (var at = text.IndexOf(quote.Exact, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote.Exact, at + 1, StringComparison.Ordinal))
        {
            // By the context itself: a long passage is recognised without it, and yet it tells two of them apart.
            var context = ContextAt(quote, at, quote.Exact.Length);
            if (context > fit || (context == fit && Math.Abs(at - expected) < Math.Abs(best.Start - expected)))
            {
                (best, fit) = (new Place(at, quote.Exact.Length, Recognised(quote, at, quote.Exact.Length)), context);
            }
        }

        return best;
    }

    private Place? BestLike(TextQuoteSelector quote) =>
        words.Value.Find(quote.Exact) is { } found
            ? found with { Likeness = found.Likeness * Recognised(quote, found.Start, found.Length) }
            : null;

    /// <summary>From 0 to 1: what a place has of the passage's surroundings; the longer the passage, the less they matter.</summary>
    private double Recognised(TextQuoteSelector quote, int start, int length)
    {
        var own = Math.Min(1, (double)quote.Exact.Length / TellingLength);
        return own + ((1 - own) * ContextAt(quote, start, length));
    }

    /// <summary>From 0 to 1: how much of the words before and after stands there, too. A passage at an end of its text has less around it, not a worse fit.</summary>
    private double ContextAt(TextQuoteSelector quote, int start, int length)
    {
        var before = CommonEnd(text.AsSpan(0, start), quote.Prefix);
        var after = text.AsSpan(start + length).CommonPrefixLength(quote.Suffix);
        var around = quote.Prefix.Length + quote.Suffix.Length;
        if (around > 0)
        {
            return (double)(before + after) / around;
        }

        return length == text.Length ? 1 : 0.5;
    }

    private static int CommonEnd(ReadOnlySpan<char> before, string prefix)
    {
        var common = 0;
        while (common < prefix.Length && common < before.Length && before[^(common + 1)] == prefix[^(common + 1)])
        {
            common++;
        }

        return common;
    }

    /// <summary>A place in the text in UTF-16 units, and how like the passage it is.</summary>
    internal readonly record struct Place(int Start, int Length, double Likeness);
}
