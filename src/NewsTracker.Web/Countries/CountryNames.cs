using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;

namespace NewsTracker.Web.Countries;

/// <summary>The names that news use, for the codes that articles and positions keep. They come with the program, as the reference data does, so no page needs to ask the database for them.</summary>
public sealed class CountryNames(IEnumerable<Country> countries)
{
    private readonly Dictionary<CountryCode, string> byCode = countries.ToDictionary(country => country.Code, country => country.CommonName);
    private readonly Dictionary<string, CountryCode> byName = countries.Select(country => (Name: country.CommonName, country.Code))
        .Concat(countries.Select(country => (country.Name, country.Code))).Concat(countries.Select(country => (Name: country.OfficialName, country.Code)))
        .DistinctBy(named => Fold(named.Name)).ToDictionary(named => Fold(named.Name), named => named.Code);

    private readonly Dictionary<int, CountryCode> byM49 = countries.ToDictionary(country => country.M49, country => country.Code);

    /// <summary>All states by the names that news use: sorted as the embedded database sorts, whatever the server's collation.</summary>
    public IReadOnlyList<Country> All { get; } = [.. countries.OrderBy(country => country.CommonName, StringComparer.Ordinal)];

    /// <summary>The name, or the code itself where no state has it.</summary>
    public string this[CountryCode code] => byCode.GetValueOrDefault(code) ?? code.Value;

    /// <summary>The state of this name, common or official, in any spelling; also as addresses write it: <c>north-macedonia</c>.</summary>
    public CountryCode? ByName(string name) => byName.GetValueOrDefault(Fold(name));

    public bool Knows(CountryCode? code) => code is not null && byCode.ContainsKey(code);

    /// <param name="m49">The UN's number for a state, which the search keeps.</param>
    public CountryCode? ByM49(long m49) => byM49.GetValueOrDefault((int)m49);

    private static string Fold(string name) => NameFolding.Fold(name.Replace('-', ' ').Replace('_', ' '));
}
