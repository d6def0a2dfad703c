using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsTracker.Core.Countries;

namespace NewsTracker.Data.Countries;

/// <summary>Keeps codes of states as an array of text. By methods with a name: a lambda within the lambda would be made anew by the runtime for each row that is read.</summary>
internal sealed class CountryCodesConverter() : ValueConverter<CountryCode[], string[]>(codes => Write(codes), values => Read(values))
{
    public static ValueComparer<CountryCode[]?> Comparer { get; } = new((left, right) => AreEqual(left, right), codes => Hash(codes), codes => Copy(codes));

    private static string[] Write(CountryCode[] codes) => Array.ConvertAll(codes, code => code.Value);

    private static CountryCode[] Read(string[] values) => Array.ConvertAll(values, value => CountryCode.Parse(value, null));

    private static bool AreEqual(CountryCode[]? left, CountryCode[]? right) => left == right || (left is not null && right is not null && left.AsSpan().SequenceEqual(right));

    private static int Hash(CountryCode[]? codes) => codes is null ? 0 : codes.Aggregate(0, HashCode.Combine);

    private static CountryCode[]? Copy(CountryCode[]? codes) => codes?.ToArray();
}
