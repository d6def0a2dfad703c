using System.Diagnostics.CodeAnalysis;

namespace NewsTracker.Core.Countries;

/// <summary>A state by its ISO 3166-1 alpha-3 code, upper case: <c>LTU</c>.</summary>
public sealed record CountryCode : IParsable<CountryCode>, IComparable<CountryCode>
{
    private CountryCode(string value) => Value = value;

    public string Value { get; }

    public static CountryCode Parse(string text) => Parse(text, provider: null);

    public static CountryCode Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code)
            ? code
            : throw new FormatException($"\"{s}\" is not an ISO 3166-1 alpha-3 country code such as LTU.");

    /// <summary>Reads three ASCII letters in either case; whether such a state exists is the reference data's business.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out CountryCode result)
    {
        result = s is { Length: 3 } && s.All(char.IsAsciiLetter) ? new CountryCode(s.ToUpperInvariant()) : null;
        return result is not null;
    }

    public bool Equals(CountryCode? other) => other is not null && Value == other.Value;

    /// <summary>Its three letters, which tell it from any other: the engine asks for codes by the thousand.</summary>
    public override int GetHashCode() => (Value[0] << 16) | (Value[1] << 8) | Value[2];

    public int CompareTo(CountryCode? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    public static bool operator <(CountryCode left, CountryCode right) => left.CompareTo(right) < 0;

    public static bool operator >(CountryCode left, CountryCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(CountryCode left, CountryCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CountryCode left, CountryCode right) => left.CompareTo(right) >= 0;
}
