using System.Globalization;

namespace NewsTracker.Core.BackFill;

/// <summary>The stretch of time that an address names: <c>/2026/06/05/slug</c> a day, <c>/2026/06/slug</c> or <c>sitemap-2026-06.xml</c> a month, <c>sitemap-2026.xml</c> a year.</summary>
public readonly record struct AddressPeriod(DateOnly First, DateOnly Last)
{
    private static readonly char[] Separators = ['/', '-', '_', '.', '='];

    /// <summary>
    /// The day or month in an article's address. A bare year is not one: slugs are full of years. Digits without separators are one only as a folder, as in
    /// <c>/20260605/slug</c>: at the end of an address they are the article's number, <c>/a/74-20151204</c>.
    /// </summary>
    public static AddressPeriod? OfArticle(Uri url) => Find(url.AbsolutePath, isArticle: true);

    /// <summary>The period that a sitemap's address says it covers, down to a bare year.</summary>
    public static AddressPeriod? OfSitemap(Uri url) => Find($"{url.AbsolutePath}/{string.Join('/', DateParameters(url))}", isArticle: false);

    /// <summary>The values of <c>yyyy</c>, <c>month</c> and their like: <c>page=3</c> behind a year is no month.</summary>
    private static IEnumerable<string> DateParameters(Uri url) =>
        from pair in url.Query.TrimStart('?').Split('&')
        let parts = pair.Split('=', 2)
        where parts.Length == 2 && parts[0] is ['y' or 'Y' or 'm' or 'M' or 'd' or 'D', ..]
        select parts[1];

    private static AddressPeriod? Find(string path, bool isArticle)
    {
        var parts = path.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        string[] folders = isArticle ? [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1)] : parts;
        AddressPeriod? year = null;
        for (var i = 0; i < parts.Length; i++)
        {
            if (OfDigits(parts[i]) is { } whole && folders.Contains(parts[i], StringComparer.Ordinal))
            {
                return whole;
            }

            if (!IsYear(parts[i]))
            {
                continue;
            }

            var (month, day) = (Number(parts, i + 1), Number(parts, i + 2));
            if (Of(parts[i], month, day) is { } found)
            {
                return found;
            }

            year ??= new AddressPeriod(new DateOnly(Parse(parts[i]), 1, 1), new DateOnly(Parse(parts[i]), 12, 31));
        }

        return isArticle ? null : year;
    }

    /// <summary>20260605 or 202606. A number that only begins as a day does is none: 20260645.</summary>
    private static AddressPeriod? OfDigits(string part) =>
        part.Length is 6 or 8 && part.All(char.IsAsciiDigit) && IsYear(part[..4]) && Of(part[..4], Parse(part[4..6]), part.Length == 8 ? Parse(part[6..]) : null) is { } period
            && (part.Length == 6 || period.First == period.Last) ? period : null;

    private static AddressPeriod? Of(string year, int? month, int? day)
    {
        if (month is not (>= 1 and <= 12))
        {
            return null;
        }

        var first = new DateOnly(Parse(year), month.Value, 1);
        var last = first.AddMonths(1).AddDays(-1);
        return day >= 1 && day <= last.Day ? new AddressPeriod(first.AddDays(day.Value - 1), first.AddDays(day.Value - 1)) : new AddressPeriod(first, last);
    }

    private static int? Number(string[] parts, int i) => i < parts.Length && parts[i].Length is (1 or 2) && parts[i].All(char.IsAsciiDigit) ? Parse(parts[i]) : null;

    private static bool IsYear(string part) => part.Length == 4 && part.All(char.IsAsciiDigit) && Parse(part) is >= 1990 and <= 2100;

    private static int Parse(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
