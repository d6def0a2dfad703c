using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>Reads who speaks from the title of a record: "Belgium: statement in the general debate", "U.S. Department of State post".</summary>
internal static partial class StatementTitle
{
    private const string Kinds = @"(?:statement|address|speech|remarks|intervention|explanation of vote|press release|post|declaration|communiqu[eé])\b(?!-)";

    private static readonly string[] Bodies = ["Department of State", "Ministry", "Embassy", "Mission", "Government of", "Foreign Office"];

    private static readonly FrozenSet<string> SmallWords = ["of", "for", "the", "and", "in", "to", "at"];

    public static CountryCode? SpeakerOf(string headline, string text, CountryMentionFinder finder)
    {
        // "Colombia, on behalf of a group of States: statement": what is said for others is nobody's own position.
        var colon = headline.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && headline[..colon].Contains(" on behalf of ", StringComparison.OrdinalIgnoreCase))
            return null;
        if (colon >= 0 && OpeningKind().Match(headline, colon) is { Success: true } kind)
            return Only(headline[..colon], finder) is { } state && !IsOfOthers(headline[(kind.Index + kind.Length)..], state, finder) ? state : null;
        var name = colon >= 0 ? headline[..colon] : headline;
        if (Bodies.Any(body => name.Contains(body, StringComparison.Ordinal)) && ((colon >= 0 ? AnyKind().IsMatch(headline) : IsNamedKind(headline)) || IsNameOnly(headline, name)))
            return Only(name, finder);

        if (IsInterview(text))
            return AskedIn($"{headline}\n{Opening().Match(text).Value}", finder);

        // A ministry's release names the ministry above its text and the state in its headline.
        var firstLine = text.AsSpan(0, Math.Min(text.Length, 120)).Trim();
        var end = firstLine.IndexOf('\n');
        return end > 0 && firstLine[..end].Contains("press release", StringComparison.OrdinalIgnoreCase) ? finder.Find(headline).Select(mention => mention.Country).FirstOrDefault() : null;
    }

    /// <summary>"Embassy of Chile", "Latvian Ministry of Defence: news": an account's name.</summary>
    private static bool IsNameOnly(string headline, string name) =>
        headline.Count(sign => sign == ' ') <= 4 && IsName(name);

    /// <summary>"Latvian Ministry of Defence statement on mines", "Statement of the Ministry"; the ministry that "rejects statement" makes none.</summary>
    private static bool IsNamedKind(string headline) =>
        AnyKind().Match(headline) is { Success: true } kind
        && (kind.Index == 0 ? BySomebody().IsMatch(headline[kind.Length..]) : IsName(headline[..kind.Index]));

    private static bool IsName(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => char.IsUpper(word[0]) || SmallWords.Contains(word));

    /// <summary>"Myanmar: statement by the UN Special Rapporteur", "Ukraine: joint statement of aid groups", "Syria: statement by France": the state is only spoken of.</summary>
    private static bool IsOfOthers(string behind, CountryCode state, CountryMentionFinder finder)
    {
        if (BySomebody().Match(behind) is not { Success: true } by)
            return false;
        var states = finder.MentionedCountries(by.Groups["who"].Value);
        return states.Count > 0
            ? !states.Contains(state)
            : by.Groups["attributed"].Success
                || (ArticleSentences.Read(behind, finder)[0].Atoms.FirstOrDefault(atom => atom.Is(Concept.Office | Concept.NonState | Concept.Organisation)) is { } who
                    && who.Is(Concept.NonState | Concept.Organisation));
    }

    private static bool IsInterview(string text) => text.Split('\n') is var lines && lines.Count(line => line.StartsWith("A: ", StringComparison.Ordinal)) is var answers && (answers > 1 || (answers == 1 && lines.Any(line => line.StartsWith("Q: ", StringComparison.Ordinal))));

    /// <summary>"Lithuania's deputy defence minister", named before the first question, answers for Lithuania; a campaigner does not.</summary>
    private static CountryCode? AskedIn(string opening, CountryMentionFinder finder) =>
        ArticleSentences.Read(opening, finder).SelectMany(sentence => sentence.Atoms).ToList() is var atoms
        && atoms.Find(atom => atom.Is(Concept.Office | Concept.NonState | Concept.Organisation)) is { } asked && asked.Is(Concept.Office)
            ? atoms.Find(atom => atom.NamesStates)?.Countries[0]
            : null;

    private static CountryCode? Only(string title, CountryMentionFinder finder) =>
        finder.Find(title).Select(mention => mention.Country).Distinct().ToList() is [var only] ? only : null;

    /// <summary>What stands above the first question, as far as it is short.</summary>
    [GeneratedRegex(@"\A(?:(?!^[QA]: ).){0,400}", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\G:\s*(?:(?:joint|national|general|opening|closing|introductory|press|official|written|oral|final|concluding|high-level|(?:(?:prime|foreign|defen[cs]e|deputy)\s+)*(?:minister|president|premier|ambassador|spokes(?:person|man|woman))['’]s)\s+)*" + Kinds, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpeningKind();

    [GeneratedRegex(@"\b" + Kinds, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyKind();

    /// <summary>The one whose statement it is, up to what it is about or where it is made. "Attributable" is said of the United Nations' spokespersons.</summary>
    [GeneratedRegex(@"^\s+(?:by|of|from|(?<attributed>attributable to))\s+(?<who>\w.*?)(?=\s+(?:on|about|regarding|concerning|at|in|to|for|with|against|after|following)\b|[:;]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BySomebody();
}
