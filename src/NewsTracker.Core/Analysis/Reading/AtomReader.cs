using System.Runtime.InteropServices;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Reads words as atoms: names of states first, then groups of states, then the longest phrase of the lists.</summary>
internal sealed class AtomReader(string text, IReadOnlyList<CountryMention> mentions)
{
    private readonly Dictionary<int, CountryMention> mentionAt = mentions.ToDictionary(mention => mention.Start);

    /// <summary>A quotation goes on from sentence to sentence, up to the end of its paragraph.</summary>
    private QuoteMarks quotes = new();

    public List<Atom> Read(IReadOnlyList<Word> words, List<string> folded, int first, int end)
    {
        var atoms = new List<Atom>(end - first);
        if (words[first].StartsLine)
            quotes = new QuoteMarks();
        for (var i = first; i < end;)
        {
            var word = words[i];
            if (word.IsSign)
            {
                quotes.Pass(text, word);
                atoms.Add(new Atom(word.Start, word.End, word.Folded) { IsSign = true, IsQuoted = quotes.IsOpen, Concepts = word.Folded == "?" ? Concept.Question : Concept.None });
                i++;
                continue;
            }

            var (atom, length) = mentionAt.TryGetValue(word.Start, out var mention) && !IsTreatyByPlace(words, i, atoms) && !IsTreatyName(folded, i, end) ? OfMention(words, folded, i, end, mention)
                : GroupNames.LongestAt(folded, i, end) is var (size, countries) ? (OfWords(words, folded, i, size) with { Countries = countries, NamedBy = CountryNameKind.Name }, size)
                : OfList(words, folded, i, end, atoms);
            atoms.Add(atom);
            i += length;
        }

        return atoms;
    }

    private (Atom Atom, int Length) OfMention(IReadOnlyList<Word> words, List<string> folded, int first, int end, CountryMention mention)
    {
        var last = first;
        while (last + 1 < end && words[last + 1].Start < mention.Start + mention.Length)
            last++;
        var office = mention.NamedBy is CountryNameKind.Metonym ? Concept.Office : Concept.None;
        return (OfWords(words, folded, first, last - first + 1) with { Countries = [mention.Country], NamedBy = mention.NamedBy, Concepts = office }, last - first + 1);
    }

    /// <summary>"leaves Ottawa", "the exit from Ottawa": the treaty by the place where it was signed; "left Ottawa for Paris" is a journey.</summary>
    private static bool IsTreatyByPlace(IReadOnlyList<Word> words, int at, List<Atom> before)
    {
        if (words[at].Folded != "ottawa" || words[at].IsPossessive || before.Count == 0 || (at + 1 < words.Count && words[at + 1].Folded is "for" or "on" or "in" or "airport"))
            return false;
        var governor = before[^1].Word is "from" or "to" or "of" or "with" or "in" && before.Count > 1 ? before[^2] : before[^1];
        return governor.Is(Concept.Leave | Concept.LeaveNoun | Concept.Out | Concept.Stay | Concept.Join | Concept.Member | Concept.Uphold) && governor.Word is not ("left" or "departed" or "stayed" or "remained" or "backed" or "supported");
    }

    /// <summary>"the Ottawa regime": the city in a name of the treaty.</summary>
    private static bool IsTreatyName(List<string> folded, int at, int end) =>
        folded[at] == "ottawa" && WordList.English.LongestAt(folded, at, end) is ( > 1, var meanings) && meanings.Any(meaning => meaning.Concept is Concept.Treaty);

    private (Atom Atom, int Length) OfList(IReadOnlyList<Word> words, List<string> folded, int first, int end, List<Atom> before)
    {
        if (LongestAt(words, folded, first, end) is not var (length, found) || IsMonth(words, first, before))
            return (OfWords(words, folded, first, 1), 1);
        var meanings = WordClass.Choose(folded[first], found, before);
        return (OfWords(words, folded, first, length, meanings, meanings.Concepts), length);
    }

    /// <summary>A phrase does not swallow the name of a state: "ask Russia".</summary>
    private (int Length, Meanings Meanings)? LongestAt(IReadOnlyList<Word> words, List<string> folded, int first, int end)
    {
        var longest = WordList.English.LongestAt(folded, first, end);
        for (var i = first + 1; i < first + longest?.Length; i++)
        {
            if (mentionAt.ContainsKey(words[i].Start))
                return WordList.English.LongestAt(folded, first, i);
        }

        return longest;
    }

    /// <summary>"in May", "May 8" is no "may".</summary>
    private bool IsMonth(IReadOnlyList<Word> words, int at, List<Atom> before) =>
        words[at].Folded == "may" && words[at].IsCapitalised(text)
        && ((before.Count > 0 && !before[^1].IsSign) || (at + 1 < words.Count && char.IsAsciiDigit(words[at + 1].Folded.FirstOrDefault())));

    private Atom OfWords(IReadOnlyList<Word> words, List<string> folded, int first, int length, Meanings? meanings = null, Concept concepts = Concept.None)
    {
        var last = words[first + length - 1];
        return new Atom(words[first].Start, last.End, length == 1 ? folded[first] : string.Join(' ', CollectionsMarshal.AsSpan(folded).Slice(first, length)))
        {
            IsPossessive = last.IsPossessive,
            IsCapitalised = words[first].IsCapitalised(text),
            IsQuoted = quotes.IsOpen,
            Meanings = meanings ?? Meanings.None,
            Concepts = concepts,
        };
    }
}
