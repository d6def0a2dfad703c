namespace NewsTracker.Core.Annotations;

/// <summary>What came of asking for a passage of a text.</summary>
public abstract record PassageOutcome
{
    private PassageOutcome()
    {
    }

    public sealed record Found(Passage Passage) : PassageOutcome;

    /// <param name="Why">A sentence for whoever asked: what is there, and what to do.</param>
    public sealed record Refused(string Why) : PassageOutcome;
}

/// <summary>Reads selectors against the text they claim to be of: a quote has to stand in it word for word, at its position where one is given.</summary>
public static class PassageReading
{
    private const int ShownLength = 80;

    public static PassageOutcome Read(string text, TextPositionSelector? position, TextQuoteSelector? quote) => (position, quote) switch
    {
        (null, null) => Refused("Say which passage is meant: a TextPositionSelector with start and end, a TextQuoteSelector with exact, or both."),
        ({ } at, _) => ReadAt(text, at, quote),
        (null, { } words) => ReadQuote(text, words),
    };

    private static PassageOutcome ReadAt(string text, TextPositionSelector position, TextQuoteSelector? quote)
    {
        var map = new CodePointMap(text);
        if (position.Start < 0 || position.End > map.Count || position.Length <= 0)
        {
            return Refused($"{position.Start}–{position.End} is no passage of this revision: its text has {map.Count} characters (Unicode code points), and a passage ends after it starts.");
        }

        var (start, end) = (map.ToUtf16(position.Start), map.ToUtf16(position.End));
        if (quote is not null && !text.AsSpan(start, end - start).SequenceEqual(quote.Exact))
        {
            return Refused($"At {position.Start}–{position.End} this revision says “{Shown(text[start..end])}”, not “{Shown(quote.Exact)}”. Mark the words again, on the revision that has them.");
        }

        return Trimmed(text, map, start, end);
    }

    private static PassageOutcome ReadQuote(string text, TextQuoteSelector quote)
    {
        if (quote.Exact.Length == 0)
        {
            return Refused("A quote needs words: exact is empty.");
        }

        var places = new List<int>();
        for (var at = text.IndexOf(quote.Exact, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote.Exact, at + 1, StringComparison.Ordinal))
        {
            if (text.AsSpan(0, at).EndsWith(quote.Prefix) && text.AsSpan(at + quote.Exact.Length).StartsWith(quote.Suffix))
            {
                places.Add(at);
            }
        }

        return places switch
        {
            [] => Refused($"The words “{Shown(quote.Exact)}” do not stand in this revision as quoted. A quote has to be word for word, its prefix and suffix, too."),
            [var only] => Trimmed(text, new CodePointMap(text), only, only + quote.Exact.Length),
            _ => Refused($"The words “{Shown(quote.Exact)}” stand in this revision {places.Count} times. Add a prefix or a suffix, or a TextPositionSelector, so that it is clear which are meant."),
        };
    }

    private static PassageOutcome Trimmed(string text, CodePointMap map, int start, int end)
    {
        (start, end) = TextEdges.Trim(text, start, end);
        var position = new TextPositionSelector(map.FromUtf16(start), map.FromUtf16(end));
        return position.Length switch
        {
            0 => Refused("Only blank space is marked: mark at least one word."),
            > Passage.MaxLength => Refused($"The passage has {position.Length} characters; mark at most {Passage.MaxLength}, the words that matter."),
            _ => new PassageOutcome.Found(Passage.Of(text, map, position)),
        };
    }

    private static PassageOutcome.Refused Refused(string why) => new(why);

    private static string Shown(string words) => words.OnOneLine().ShortenTo(ShownLength);
}
