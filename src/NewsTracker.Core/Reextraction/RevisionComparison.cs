using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Reextraction;

/// <summary>Tells what differs between a revision as stored and as it would be read today.</summary>
public static class RevisionComparison
{
    private const int LongestShown = 300;

    /// <summary>What is shown of a long text before the place where it differs.</summary>
    private const int LeadIn = 60;

    /// <summary>A cut is moved by no more than this to fall between words.</summary>
    private const int LongestWord = 40;

    /// <summary>The fields that differ; beside them how many words of headline and body come and go.</summary>
    public static (IReadOnlyList<FieldChange> Changes, int WordsAdded, int WordsLost) Compare(ArticleText before, ArticleText after)
    {
        var (added, lost) = WordDiff.Count(WordDiff.Compare($"{before.Headline}\n{before.BodyText}", $"{after.Headline}\n{after.BodyText}"));
        return (Fields(before, after), added, lost);
    }

    /// <summary>The fields that differ; of long ones the words around the first difference.</summary>
    public static IReadOnlyList<FieldChange> Fields(ArticleText before, ArticleText after)
    {
        var changes = new List<FieldChange>();
        void Note(string field, string? old, string? now)
        {
            if (!string.Equals(old, now, StringComparison.Ordinal))
            {
                var start = StartOfDifference(old ?? "", now ?? "");
                changes.Add(new FieldChange(field, Cut(old, start), Cut(now, start)));
            }
        }

        Note(nameof(ArticleText.Headline), before.Headline, after.Headline);
        Note(nameof(ArticleText.Authors), List(before.Authors), List(after.Authors));
        Note(nameof(ArticleText.CreditedOrganisations), List(before.CreditedOrganisations), List(after.CreditedOrganisations));
        Note(nameof(ArticleText.Published), before.Published?.ToString(), after.Published?.ToString());
        Note(nameof(ArticleText.Modified), before.Modified?.ToString(), after.Modified?.ToString());
        Note(nameof(ArticleText.Language), before.Language, after.Language);
        Note(nameof(ArticleText.SiteName), before.SiteName, after.SiteName);
        Note(nameof(ArticleText.Section), before.Section, after.Section);
        Note(nameof(ArticleText.Keywords), List(before.Keywords), List(after.Keywords));
        Note(nameof(ArticleText.LeadImageUrl), before.LeadImageUrl, after.LeadImageUrl);
        Note(nameof(ArticleText.IsPaywalled), before.IsPaywalled?.ToString(), after.IsPaywalled?.ToString());
        Note(nameof(ArticleText.IsLiveBlog), before.IsLiveBlog?.ToString(), after.IsLiveBlog?.ToString());
        Note(nameof(ArticleText.Lede), before.Lede, after.Lede);
        Note(nameof(ArticleText.BodyText), before.BodyText, after.BodyText);
        return changes;
    }

    /// <summary>What differs in a field that is running text, word by word; null for any other, of which before and after are read side by side. Where both were cut, what only one of them still shows at its end is no difference.</summary>
    public static IReadOnlyList<DiffPart>? Words(FieldChange change)
    {
        if (change is not { Before: { } before, After: { } after } || change.Field is not (nameof(ArticleText.Headline) or nameof(ArticleText.Lede) or nameof(ArticleText.BodyText)))
        {
            return null;
        }

        var (shownBefore, shownAfter) = (WholeWords(before), WholeWords(after));
        var parts = WordDiff.Compare(shownBefore, shownAfter);
        var isCut = shownBefore != before || shownAfter != after;
        return isCut ? [.. WithoutLooseEnd(parts, shownBefore != before, shownAfter != after), new DiffPart(DiffKind.Same, "…")] : parts;
    }

    /// <summary>The parts without a last one that only looks different because the other text was cut before it.</summary>
    private static IEnumerable<DiffPart> WithoutLooseEnd(IReadOnlyList<DiffPart> parts, bool isBeforeCut, bool isAfterCut) => parts is [.., { Kind: DiffKind.Same }, var last]
        && ((last.Kind == DiffKind.Removed && isAfterCut) || (last.Kind == DiffKind.Added && isBeforeCut)) ? parts.SkipLast(1) : parts;

    /// <summary>A text that was cut, up to its last whole word; any other as it is.</summary>
    private static string WholeWords(string text) => text.Length > LongestShown && text.EndsWith('…') ? text[..(LastSpace(text, text.Length - 1) is var space and > 0 ? space : text.Length - 1)].TrimEnd() : text;

    /// <summary>The last white space at or shortly before a place; negative where there is none so near: a script without spaces between words is cut anywhere.</summary>
    private static int LastSpace(string text, int at)
    {
        for (var i = at; i >= 0 && at - i < LongestWord; i--)
        {
            if (char.IsWhiteSpace(text[i]))
                return i;
        }

        return -1;
    }

    private static string? List(string[] values) => values.Length == 0 ? null : string.Join(", ", values);

    /// <summary>The beginning of a word shortly before the two part, or of a character where there is none near; 0 where all of both is shown, or they part early.</summary>
    private static int StartOfDifference(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after) - LeadIn;
        if (start <= 0 || Math.Max(before.Length, after.Length) <= LongestShown)
            return 0;
        var space = LastSpace(before, start);
        return space >= 0 ? space + 1 : char.IsLowSurrogate(before[start]) ? start - 1 : start;
    }

    private static string? Cut(string? text, int start) => text is null ? null : (start == 0 ? "" : "…") + text[start..].ShortenTo(LongestShown);
}
