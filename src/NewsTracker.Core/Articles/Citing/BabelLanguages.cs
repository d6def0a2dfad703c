using System.Collections.Frozen;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>Languages as babel and polyglossia call them, which is what LaTeX asks of a reference: those for which biblatex has words.</summary>
internal static class BabelLanguages
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["bg"] = "bulgarian",
        ["ca"] = "catalan",
        ["cs"] = "czech",
        ["da"] = "danish",
        ["de"] = "ngerman",
        ["el"] = "greek",
        ["en"] = "english",
        ["es"] = "spanish",
        ["et"] = "estonian",
        ["eu"] = "basque",
        ["fi"] = "finnish",
        ["fr"] = "french",
        ["gl"] = "galician",
        ["hr"] = "croatian",
        ["hu"] = "hungarian",
        ["is"] = "icelandic",
        ["it"] = "italian",
        ["lt"] = "lithuanian",
        ["lv"] = "latvian",
        ["nb"] = "norsk",
        ["nl"] = "dutch",
        ["nn"] = "nynorsk",
        ["no"] = "norsk",
        ["pl"] = "polish",
        ["pt"] = "portuguese",
        ["ro"] = "romanian",
        ["ru"] = "russian",
        ["sk"] = "slovak",
        ["sl"] = "slovene",
        ["sv"] = "swedish",
        ["tr"] = "turkish",
        ["uk"] = "ukrainian",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>By its tag; null where LaTeX would know no such language.</summary>
    public static string? Of(string? tag) => tag is null ? null : Names.GetValueOrDefault(tag.Split('-', '_')[0]);
}
