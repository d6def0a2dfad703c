using System.Collections.Frozen;
using System.Globalization;
using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Queries;

/// <summary>Codes of languages as articles carry them: the two letters of ISO 639-1, or three where a language has no two.</summary>
public static class LanguageCodes
{
    private static readonly Lazy<FrozenDictionary<string, string>> ByName = new(ReadCultures);
    private static readonly Lazy<FrozenSet<string>> Known = new(() => ByName.Value.Values.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether some language has this code, as the runtime knows them.</summary>
    public static bool IsKnown(string code) => Known.Value.Contains(code);

    /// <summary>The languages of which pages name the ways of writing as well, which the macrolanguages of ISO 639-3 hold: whoever asks for Norwegian wants Bokmål and Nynorsk.</summary>
    public static IReadOnlyDictionary<string, string> Wholes { get; } = new Dictionary<string, string> { ["nb"] = "no", ["nn"] = "no" };

    /// <summary>The codes that articles of a language carry.</summary>
    public static IEnumerable<string> Within(string code) => Wholes.Where(part => part.Value == code).Select(part => part.Key).Prepend(code);

    /// <summary>The code that is meant by one of three letters (ISO 639-2), or by the language's name in English or in itself.</summary>
    /// <param name="folded">See <see cref="NameFolding"/>.</param>
    internal static string? Find(string folded) => ByName.Value.GetValueOrDefault(folded);

    private static FrozenDictionary<string, string> ReadCultures()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length is 2 or 3))
        {
            foreach (var name in (string[])[language.ThreeLetterISOLanguageName, language.EnglishName, language.NativeName])
                codes.TryAdd(NameFolding.Fold(name), language.TwoLetterISOLanguageName);
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
