using System.Globalization;
using System.Text.Json.Serialization;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;

namespace NewsTracker.Data.Reference;

/// <summary>The shape of countries.json.</summary>
internal sealed record CountriesFile(
    IReadOnlyList<CountriesFile.Entry> Countries,
    IReadOnlyList<CountriesFile.Phrase> Phrases,
    IReadOnlyList<CountriesFile.SharedName> SharedNames,
    IReadOnlyList<string> NeedAnotherName)
{
    public static CountriesFile Read(Stream stream) => ReferenceJson.Read<CountriesFile>(stream);

    public IReadOnlyList<Country> ToCountries(IReadOnlyList<StatusRow> rows)
    {
        var rowByCode = rows.ToDictionary(row => row.Iso3);
        return [.. Countries.Select(entry => entry.ToCountry(rowByCode[entry.Iso3]))];
    }

    public CountryNameRules ToNameRules() => new(
        [.. Phrases.Select(phrase => phrase.Text)],
        [.. SharedNames.SelectMany(shared => shared.ToSharedCountryNames())],
        NeedAnotherName);

    private static CountryCode Code(string text) => CountryCode.Parse(text, CultureInfo.InvariantCulture);

    internal sealed record Entry(
        string Iso3,
        string Iso2,
        int M49,
        string Name,
        string CommonName,
        string OfficialName,
        IReadOnlyList<string> Aliases,
        IReadOnlyList<string> Adjectives,
        IReadOnlyList<string> Demonyms,
        IReadOnlyList<string> CapitalNames,
        IReadOnlyList<string> Metonyms,
        double Latitude,
        double Longitude)
    {
        public Country ToCountry(StatusRow row)
        {
            var country = new Country
            {
                Code = Code(Iso3),
                Iso2 = Iso2,
                M49 = M49,
                Name = Name,
                CommonName = CommonName,
                OfficialName = OfficialName,
                Region = row.Region,
                Latitude = Latitude,
                Longitude = Longitude,
                Note = row.Note.Length == 0 ? null : row.Note,
            };
            country.Names.AddRange(Names(country.Code));
            country.TreatyActs.AddRange(row.Acts());
            return country;
        }

        /// <summary>Each string once, as the strongest thing it is: "Monaco" is a name before it is a capital.</summary>
        private IEnumerable<CountryName> Names(CountryCode country) =>
            new[]
            {
                (Texts: [Name, CommonName, OfficialName], Kind: CountryNameKind.Name),
                (Texts: Aliases, Kind: CountryNameKind.Alias),
                (Texts: Adjectives, Kind: CountryNameKind.Adjective),
                (Texts: Demonyms, Kind: CountryNameKind.Demonym),
                (Texts: CapitalNames, Kind: CountryNameKind.Capital),
                (Texts: Metonyms, Kind: CountryNameKind.Metonym),
            }
            .SelectMany(group => group.Texts.Select(text => new CountryName { CountryCode = country, Text = text, Kind = group.Kind }))
            .DistinctBy(name => name.Text);
    }

    internal sealed record Phrase([property: JsonPropertyName("phrase")] string Text);

    internal sealed record SharedName(
        IReadOnlyList<string> Names,
        CountryNameKind Kind,
        IReadOnlyList<string> Countries,
        string? Default,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Cues)
    {
        public IEnumerable<SharedCountryName> ToSharedCountryNames() => Names.Select(name => new SharedCountryName(
            name,
            Kind,
            [.. Countries.Select(Code)],
            Default is null ? null : Code(Default),
            [.. Cues.SelectMany(cue => cue.Value.Select(text => new CountryNameCue(Code(cue.Key), text)))]));
    }
}
