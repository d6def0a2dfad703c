using System.Text;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>
/// Finds where a text names countries: in one pass, whole words only, the longest name first, blind to accents and strict on capitals.
/// ISO codes are no names. Weak kinds (capitals, parliaments) are found too; <see cref="MentionedCountries"/> leaves them out.
/// </summary>
public sealed class CountryMentionFinder(CountryLexicon lexicon)
{
    /// <summary>All mentions in the order of the text; they do not overlap.</summary>
    public IReadOnlyList<CountryMention> Find(string text) => Find(text, TextToken.Split(text));

    internal IReadOnlyList<CountryMention> Find(string text, List<TextToken> tokens)
    {
        var matches = Match(text, tokens);
        var named = matches
            .Where(match => match.Entry.Countries.Count == 1 && !IsDoubtful(match.Entry, match.Start, match.Length))
            .Select(match => match.Entry.Countries[0])
            .ToHashSet();
        return BorrowedMetonyms.LeaveOut(
            text,
            [
                .. from match in matches
                   where !match.Entry.IsCue
                   let country = Decide(match.Entry, IsDoubtful(match.Entry, match.Start, match.Length), named)
                   where country is not null
                   select new CountryMention(country, match.Entry.Kind, match.Start, match.Length),
            ]);

        // "Male" may be anything, "Malé" is not.
        bool IsDoubtful(LexiconEntry entry, int start, int length) => entry.NeedsAnotherName && Ascii.IsValid(text.AsSpan(start, length));
    }

    /// <summary>Countries the text mentions by name, adjective or demonym, in the order of their first mention.</summary>
    public IReadOnlyList<CountryCode> MentionedCountries(string text) =>
        [.. Find(text).Where(mention => mention.NamedBy < CountryNameKind.Capital).Select(mention => mention.Country).Distinct()];

    private static CountryCode? Decide(LexiconEntry entry, bool isDoubtful, HashSet<CountryCode> named)
    {
        if (entry.Countries.Count == 1)
            return !isDoubtful || named.Contains(entry.Countries[0]) ? entry.Countries[0] : null;

        var candidates = entry.Countries.Where(named.Contains).ToList();
        return candidates.Count switch
        {
            0 => entry.Default,
            1 => candidates[0],
            _ => null,
        };
    }

    private List<(LexiconEntry Entry, int Start, int Length)> Match(string text, List<TextToken> tokens)
    {
        var matches = new List<(LexiconEntry, int, int)>();
        for (var first = 0; first < tokens.Count;)
        {
            if (!tokens[first].IsWord || LongestAt(text, tokens, first) is not var (entry, last))
            {
                first++;
                continue;
            }

            if (entry.Countries.Count > 0)
                matches.Add((entry, tokens[first].Start, tokens[last].End - tokens[first].Start));
            first = last + 1;
        }

        return matches;
    }

    private (LexiconEntry Entry, int Last)? LongestAt(string text, List<TextToken> tokens, int first)
    {
        (LexiconEntry, int)? longest = null;
        var node = lexicon.Root;
        for (var i = first; i < tokens.Count; i++)
        {
            var gap = i == first ? TokenGap.Space : tokens[i].Before;
            if (gap is TokenGap.Paragraph || Next(node, text, tokens[i], gap) is not { } next)
                break;

            node = next;
            if (EntryOf(node, text, tokens, first, i) is { } entry && StandsAlone(text, tokens, first, i))
                longest = (entry, i);
        }

        return longest;
    }

    // A loop, since what an expression closes over is made for each word of a text, and hardly any of them is a name.
    private static LexiconEntry? EntryOf(CountryLexicon.Node node, string text, List<TextToken> tokens, int first, int last)
    {
        foreach (var entry in node.Entries)
        {
            if (entry.IsWrittenSo(text, tokens, first) && !(entry.IsWordInCapitals && IsShouted(text, tokens[last])))
                return entry;
        }

        return null;
    }

    private CountryLexicon.Node? Next(CountryLexicon.Node node, string text, TextToken token, TokenGap gap)
    {
        if (token.Length > 2 * lexicon.LongestWord)
            return null;

        Span<char> lower = stackalloc char[2 * lexicon.LongestWord];
        var word = token.In(text);
        if (!Ascii.IsValid(word))
            return node.Next(NameFolding.Fold(word.ToString()), gap);

        var length = word.ToLowerInvariant(lower);
        return node.Next(lower[..length], gap);
    }

    /// <summary>"U.S." is no part of "U.S.S.R.", nor of "C.U.S.".</summary>
    private static bool StandsAlone(string text, List<TextToken> tokens, int first, int last)
    {
        if (first == last || tokens[first].Length > 1 || !IsDot(first + 1))
            return true;

        var after = IsDot(last) ? last + 1 : last + 2;
        var goesOn = after < tokens.Count && tokens[after] is { IsWord: true, Before: TokenGap.None } && IsDot(after - 1);
        var wentBefore = first > 1 && tokens[first].Before is TokenGap.None && IsDot(first - 1) && tokens[first - 2].Length == 1;
        return !goesOn && !wentBefore;

        bool IsDot(int i) => i < tokens.Count && tokens[i].Before is TokenGap.None && text[tokens[i].Start] == '.';
    }

    /// <summary>Whether the words around are all in capitals, so that "TELL US NOW" may be anything.</summary>
    private static bool IsShouted(string text, TextToken token)
    {
        const int Window = 40;
        var from = Math.Max(0, token.Start - Window);
        var to = Math.Min(text.Length, token.End + Window);
        var line = text.AsSpan(from, to - from);
        return !line.ContainsAnyInRange('a', 'z') && line.Length > token.Length + 8;
    }
}
