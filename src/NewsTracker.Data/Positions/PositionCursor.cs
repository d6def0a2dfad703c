using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NewsTracker.Data.Positions;

/// <summary>A place in the list of positions, for paging by key. Written as day and id: <c>20250709-17</c>.</summary>
public readonly record struct PositionCursor(DateOnly SaidOn, long Id) : IParsable<PositionCursor>
{
    private const string Day = "yyyyMMdd";

    public static PositionCursor Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var cursor) ? cursor : throw new FormatException($"\"{s}\" is not a place in the list of positions.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PositionCursor result)
    {
        result = default;
        if (s is null || s.Length < Day.Length + 2 || s[Day.Length] != '-'
            || !DateOnly.TryParseExact(s.AsSpan(0, Day.Length), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !long.TryParse(s.AsSpan(Day.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        result = new PositionCursor(day, id);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SaidOn.ToString(Day, CultureInfo.InvariantCulture)}-{Id}");
}
