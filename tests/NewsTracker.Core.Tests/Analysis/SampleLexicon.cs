using System.Globalization;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Tests.Analysis;

/// <summary>A dozen countries with one of each difficulty.</summary>
internal static class SampleLexicon
{
    public static readonly IReadOnlyList<CountryName> Names =
    [
        .. Country("POL", ["Poland", "Republic of Poland"], [], ["Polish"], ["Warsaw"], ["Sejm"]),
        .. Country("TUR", ["Türkiye"], ["Turkey"], ["Turkish"], ["Ankara"], []),
        .. Country("CIV", ["Côte d'Ivoire"], ["Ivory Coast"], ["Ivorian"], [], []),
        .. Country("GIN", ["Guinea"], [], ["Guinean"], [], []),
        .. Country("GNB", ["Guinea-Bissau"], [], [], ["Bissau"], []),
        .. Country("USA", ["United States"], ["US", "U.S.", "U.S"], ["American"], ["Washington"], []),
        .. Country("CAN", ["Canada"], [], ["Canadian"], ["Ottawa"], []),
        .. Country("COD", ["Democratic Republic of the Congo"], ["DR Congo"], ["Congolese"], ["Kinshasa"], []),
        .. Country("COG", ["Congo"], ["Republic of the Congo"], ["Congolese"], ["Brazzaville"], []),
        .. Country("KOR", ["Republic of Korea"], ["South Korea"], [], ["Seoul"], []),
        .. Country("MDV", ["Maldives"], [], ["Maldivian"], ["Malé", "Male"], []),
        .. Country("CAF", ["Central African Republic"], ["CAR"], [], ["Bangui"], []),
        .. Country("GBR", ["United Kingdom"], ["Britain"], ["British"], ["London"], ["Foreign Office"]),
        .. Country("SWZ", ["Eswatini"], ["eSwatini"], ["Swazi"], [], []),
    ];

    private static readonly CountryNameRules Rules = new(
        ["Ottawa Convention", "Ottawa Process", "Papua New Guinea", "US$"],
        [
            new("Congo", CountryNameKind.Name, [Code("COD"), Code("COG")], Default: null, [new(Code("COD"), "Tshisekedi")]),
            new("Congolese", CountryNameKind.Adjective, [Code("COD"), Code("COG")], Default: null, []),
            new("Korea", CountryNameKind.Name, [Code("KOR"), Code("PRK")], Code("KOR"), []),
        ],
        ["CAR", "Male"]);

    public static CountryLexicon Create() => CountryLexicon.Create(Names, Rules);

    private static IEnumerable<CountryName> Country(string code, string[] names, string[] aliases, string[] adjectives, string[] capitals, string[] metonyms) =>
    [
        .. Of(names, CountryNameKind.Name, code),
        .. Of(aliases, CountryNameKind.Alias, code),
        .. Of(adjectives, CountryNameKind.Adjective, code),
        .. Of(capitals, CountryNameKind.Capital, code),
        .. Of(metonyms, CountryNameKind.Metonym, code),
    ];

    private static IEnumerable<CountryName> Of(string[] texts, CountryNameKind kind, string code) =>
        texts.Select(text => new CountryName { CountryCode = Code(code), Text = text, Kind = kind });

    private static CountryCode Code(string text) => CountryCode.Parse(text, CultureInfo.InvariantCulture);
}
