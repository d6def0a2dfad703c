using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NewsTracker.Data.Articles;

/// <summary>A place in the list of articles, for paging by key. Written as microseconds since 1970 and id: <c>1752044520000000-17</c>.</summary>
public readonly record struct ArticleCursor(DateTimeOffset DatedAt, long Id) : IParsable<ArticleCursor>
{
    public static ArticleCursor Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var cursor) ? cursor : throw new FormatException($"\"{s}\" is not a place in the list of articles.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ArticleCursor result)
    {
        result = default;
        var dash = s?.LastIndexOf('-') ?? -1;
        if (dash < 1
            || !long.TryParse(s.AsSpan(0, dash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var microseconds)
            || !long.TryParse(s.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || microseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() * 1000
            || microseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() * 1000)
        {
            return false;
        }

        result = new ArticleCursor(DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), id);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(DatedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}-{Id}");
}
