using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Tags;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Data.Reference;

/// <summary>The facts NewsTracker is delivered with; see README.md beside this file.</summary>
/// <param name="Tags">Every tag of the starter tree, parents before their children.</param>
public sealed record ReferenceData(
    IReadOnlyList<Country> Countries,
    CountryNameRules NameRules,
    IReadOnlyList<CodebookTopic> Topics,
    IReadOnlyList<CodebookStance> Stances,
    IReadOnlyList<Tag> Tags)
{
    private static readonly Assembly Assembly = typeof(ReferenceData).Assembly;

    /// <summary>Changes whenever a file does: their SHA-256, in lower-case hexadecimal.</summary>
    public static string Version { get; } = Hash();

    public static ReferenceData Load()
    {
        var file = CountriesFile.Read(Open("countries.json"));
        var rows = StatusRow.ReadAll(Open("ottawa-convention-status.csv"));
        var codebook = LoadCodebook();
        return new(file.ToCountries(rows), file.ToNameRules(), codebook.Topics, codebook.Stances, TagFile.Read(Open("tags.json")));
    }

    /// <summary>The names of all countries, for who looks for them in texts.</summary>
    public static CountryLexicon LoadLexicon()
    {
        var reference = Load();
        return CountryLexicon.Create(reference.Countries.SelectMany(country => country.Names), reference.NameRules);
    }

    public static Codebook LoadCodebook() => CodebookFile.Read(Open("codebook.json"));

    /// <summary>The groups that countries are looked at in.</summary>
    public static IReadOnlyList<CountryGroup> LoadGroups() => GroupFile.Read(Open("groups.json"));

    /// <summary>What states declared that the Convention does not provide for.</summary>
    public static IReadOnlyList<ContestedAct> LoadContested() => ContestedFile.Read(Open("contested-acts.json"));

    private static Stream Open(string file) => OpenResource($"{typeof(ReferenceData).Namespace}.{file}");

    private static Stream OpenResource(string name) =>
        Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var prefix = $"{typeof(ReferenceData).Namespace}.";
        foreach (var name in Assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var resource = OpenResource(name);
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(resource));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
