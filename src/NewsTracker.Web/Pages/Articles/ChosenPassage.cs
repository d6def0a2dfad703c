using NewsTracker.Core.Annotations;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What came of choosing sentences of a text to mark, or words within them.</summary>
internal abstract record ChosenPassage
{
    private ChosenPassage()
    {
    }

    /// <param name="chosen">The places of the sentences in the text; those between the first and the last are meant, too.</param>
    /// <param name="words">As they stand in the chosen sentences; absent where whole sentences are meant.</param>
    public static ChosenPassage Among(string text, IReadOnlyList<int> chosen, string? words)
    {
        var sentences = SentenceBreaks.Find(text);
        var known = chosen.Where(i => i >= 0 && i < sentences.Count).ToList();
        if (known.Count == 0)
        {
            return new Refused("Choose the sentence that matters, or the first and the last of several.");
        }

        var (start, end) = (sentences[known.Min()].Start.Value, sentences[known.Max()].End.Value);
        if (words?.Trim() is { Length: > 0 } wanted)
        {
            var at = text.IndexOf(wanted, start, end - start, StringComparison.Ordinal);
            if (at < 0)
            {
                return new Refused($"The words “{wanted}” do not stand in the chosen sentences. Copy them from the text, or leave the field empty to mark whole sentences.");
            }

            (start, end) = (at, at + wanted.Length);
        }

        var map = new CodePointMap(text);
        return new Found(new TextPositionSelector(map.FromUtf16(start), map.FromUtf16(end)));
    }

    public sealed record Found(TextPositionSelector Position) : ChosenPassage;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : ChosenPassage;
}
