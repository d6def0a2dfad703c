using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Takes a printed credit line apart into people and organisations.</summary>
public static partial class BylineNames
{
    private const int LongestLine = 300;
    private const int LongestName = 60;

    private static readonly FrozenSet<string> OrganisationWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "desk", "news", "newsroom", "staff", "editorial", "editors", "bureau", "agency", "agencies", "agencias", "agências", "agències", "agences", "agenturen", "redaktion", "redaktio", "redakcja", "redacción", "redacao", "redação", "rédaction", "redazione", "redactie",
        "redaktionen", "redakce", "redakcia", "team", "reuters", "afp", "ap", "dpa", "apa", "ansa", "efe", "tass", "pti", "ani", "ians", "belga", "anp", "ritzau", "ntb", "tt", "stt", "pap", "čtk", "mti", "xinhua",
        "yonhap", "kyodo", "upi", "bloomberg", "correspondent", "correspondents", "reporter", "reporters", "press", "media", "network", "times", "tribune", "post", "daily", "gazette", "online", "magazine",
        "association", "institute", "ministry", "department", "office", "group", "service", "wire", "tv", "radio", "com", "org", "admin", "administrator", "webdesk", "web", "board", "redaktør", "редакция", "редакція",
        "агентство", "council", "university", "foundation", "committee", "observer", "guardian", "herald", "journal", "unian", "ukrinform", "interfax", "newswire", "contributors", "government");

    /// <summary>Languages that write compounds as one word: "Uutistoimitus", "Sportredaktionen".</summary>
    private static readonly string[] OrganisationEndings = ["toimitus", "redaktion", "redaktionen", "redaksjon", "redaksjonen", "redactie"];

    /// <summary>Agencies by names that people bear, too: "Liliana Borges e Lusa", but "Hina Khan".</summary>
    private static readonly FrozenSet<string> AgencyNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "lusa", "folhapress", "télam", "telam", "notimex", "colpisa", "servimedia", "andina", "sputnik", "adnkronos", "hina", "tanjug", "beta", "fena", "srna", "anadolu", "anadolija");

    /// <summary>Agencies sign in lower case.</summary>
    private static readonly FrozenSet<string> AgencySigns = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "dpa", "afp", "apa", "ansa", "efe", "tass", "pti", "ani", "ians", "belga", "anp", "ritzau", "ntb", "stt", "pap", "čtk", "mti", "kna", "epd", "sid", "dts", "ots", "reuters", "t-online");

    public static IReadOnlyList<BylineName> Read(string? line) =>
        line is null or { Length: 0 or > LongestLine } ? [] : Split(Tail().Replace(Lead().Replace(line.OnOneLine(), ""), ""), mayHoldFigures: false);

    /// <summary>A name given as one: a figure in it belongs to it ("Kanal 7 Desk") unless it is a date's.</summary>
    public static IReadOnlyList<BylineName> ReadDeclared(string? name) =>
        name is { Length: > 0 and <= LongestName } && name.Any(char.IsDigit) && TextMeasure.CountWords(name) <= 4 && name.Count(char.IsDigit) <= 2 && !name.Any(character => character is '@' or '|' or '/' or ':')
            ? Split(Lead().Replace(name.OnOneLine(), ""), mayHoldFigures: true)
            : Read(name);

    /// <summary>"By Ann Lee": a credit and nothing else.</summary>
    public static bool StartsAsCredit(string line) => line.Length < 120 && Lead().Match(line) is { Success: true } lead && lead.Length < line.Length && char.IsUpper(line[lead.Length]);

    /// <summary>"Author: Ann Lee".</summary>
    public static bool StartsWithLabel(string line) => line.Length < 120 && Label().Match(line) is { Success: true } label && label.Length < line.Length && char.IsUpper(line[label.Length]) && Read(line).Any(IsPerson);

    /// <summary>First name and surname, and no desk.</summary>
    public static bool IsPerson(BylineName name) => !name.IsOrganisation && name.Name.Split(' ') is { Length: >= 2 and <= 5 } words && char.IsUpper(words[0][0]) && char.IsUpper(words[^1][0]) && !Role().IsMatch(name.Name);

    private static List<BylineName> Split(string text, bool mayHoldFigures)
    {
        var names = new List<BylineName>();
        foreach (var part in BylineParts.Of(text))
        {
            var name = Lead().Replace(WithoutBrackets(part).Trim(' ', ',', '.', ':', '-', '–', '—', '•', '/', '(', ')', '|', '"', '+'), "").Trim();
            if ((IsName(name, mayHoldFigures) || AgencySigns.Contains(name)) && names.All(known => !known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                names.Add(new BylineName(name, IsOrganisation(name)));
        }

        return names;
    }

    /// <summary>"Ann Lee (al)".</summary>
    private static string WithoutBrackets(string part) => part.IndexOf('(', StringComparison.Ordinal) is var bracket and > 1 ? part[..bracket] : part;

    public static bool IsOrganisation(string name)
    {
        var words = name.Split([' ', '.', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
        return AgencyNames.Contains(name.Trim()) || words.Any(OrganisationWords.Contains) || words.Any(word => Array.Exists(OrganisationEndings, ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) || (words.Length == 1 && name.Length is > 1 and <= 5 && name.All(char.IsUpper));
    }

    /// <summary>Begins with a capital, holds a few words, no address and no figure.</summary>
    private static bool IsName(string name, bool mayHoldFigures)
    {
        if (name.Length is < 2 or > LongestName || name.Contains("http", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || (!mayHoldFigures && name.Any(char.IsDigit)))
            return false;
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 6 && words.Count(word => char.IsLower(word[0]) && word != "und") <= words.Length / 2 && name.Any(char.IsLetter) && !NotAName().IsMatch(name) && !Lead().IsMatch(name + " ");
    }

    [GeneratedRegex(
        @"^\W*((written|authored|story|words|recipe|article|reported|report|reporting|posted|published|edited|text|texte|analysis|opinion|interview|photos?) by:?|by:?|byline:|von:?|vom|par|por|di|da|av|af|door|autor(in|es|a|ka)?\s*:|autor(in)?\s*/\s*autor(in)?:?|oleh:?|penulis\s*:|pewarta\s*:|yazan\s*:|szerző\s*:|írta:?|piše:?|artikel von|authors?\s*:|auteurs?\s*:|autore\s*:|text\s*:|skriven av|kirjoittaja\s*:|tekst\s*:|автор\s*:|a cura di|ein (gastbeitrag|kommentar|artikel|interview) von|eine? (analyse|reportage) von|من|बाय|written by)\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*(\||•|·|\bupdated\b|\bpublished\b|\bposted\b|\blast modified\b|\bon (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?\s+\d|\d).*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(follow|share|read|view|see|more|about|contact|email|comments?|subscribe|author|authors|posts?|profile|biography|advertisement|senior|chief|managing|foreign|political|special|editor|writer|journalist|(in )?(january|february|march|april|may|june|july|august|september|october|november|december)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|min(utes)? read|print|home|unknown|none|null|undefined|guest)$|^(editor|correspondent|writer|reporter) (in|at|for|of)\b|\b(all posts|view all|more from|follow on|is an? )\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NotAName();

    [GeneratedRegex(@"^\W*(authors?|autor(in|es|a|ka)?|autor(in)?\s*/\s*autor(in)?|auteurs?|autore|kirjoittaja|penulis|pewarta|yazan|szerző|автор)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(founder|co-?founder|ceo|cto|head|director|president|professor|editor|writer|author|manager|specialist|expert|analyst|columnist|journalist|redakteur(in)?|chefredakteur(in)?|volontär(in)?|autor(in)?|korrespondent(in)?|periodista|journaliste|giornalista)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Role();
}
