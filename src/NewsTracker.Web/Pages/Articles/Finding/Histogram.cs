using System.Globalization;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>All articles found as bars by month, or by year where their months are too many to be told apart.</summary>
/// <param name="Apart">A few dated far from all others, as wrong dates are: without bars, so that the months of the others are still seen.</param>
public sealed record Histogram(IReadOnlyList<HistogramBar> Bars, IReadOnlyList<HistogramApart> Apart)
{
    public const int Height = 48;

    public const int BarWidth = 4;

    private const int MostMonths = 60;

    /// <summary>One in so many may stand apart.</summary>
    private const int FewOf = 100;

    /// <summary>What one bar stands for.</summary>
    public string Unit => Bars.Any(bar => bar.Span.From?.Month is null) ? "year" : "month";

    public HistogramBar Highest => Bars.MaxBy(bar => bar.Count)!;

    public static Histogram Of(SearchFacets facets)
    {
        var counts = facets.Months.ToDictionary(month => (month.Year * 12) + month.Month - 1, month => month.Count);
        if (counts.Count == 0)
            return new([], []);
        var (first, last) = (counts.Keys.Min(), counts.Keys.Max());
        if (last - first < MostMonths)
            return new(Drawn(ByMonth(counts, first, last)), []);
        var start = counts.Keys.MaxBy(month => Between(counts, month, month + MostMonths - 1));
        var end = counts.Keys.Where(month => month < start + MostMonths).Max();
        var (before, after) = (Between(counts, first, start - 1), Between(counts, end + 1, last));
        return (before + after) * FewOf <= counts.Values.Sum()
            ? new(Drawn(ByMonth(counts, start, end)), [.. Told(before, new(null, DateOf(start - 1))), .. Told(after, new(DateOf(end + 1), null))])
            : new(Drawn(Enumerable.Range(first / 12, (last / 12) - (first / 12) + 1).Select(year => (QueryDate.Of(year), Between(counts, year * 12, (year * 12) + 11)))), []);
    }

    private static QueryDate? DateOf(int month) => QueryDate.Of(month / 12, (month % 12) + 1);

    private static IEnumerable<(QueryDate? Date, long Count)> ByMonth(Dictionary<int, long> counts, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(month => (DateOf(month), counts.GetValueOrDefault(month)));

    private static long Between(Dictionary<int, long> counts, int first, int last) => counts.Where(month => month.Key >= first && month.Key <= last).Sum(month => month.Value);

    private static IEnumerable<HistogramApart> Told(long count, DateSpan.Between span) => count > 0 && (span.From ?? span.To) is not null ? [new(span, count)] : [];

    /// <summary>A date that no query can say has no bar.</summary>
    private static IReadOnlyList<HistogramBar> Drawn(IEnumerable<(QueryDate? Date, long Count)> counted)
    {
        var bars = counted.Where(bar => bar.Date is not null).ToList();
        var most = bars.Select(bar => bar.Count).DefaultIfEmpty().Max();
        return [.. bars.Select(bar => new HistogramBar(new(bar.Date, bar.Date), bar.Count, bar.Count == 0 ? 0 : Math.Max(1, (int)(Height * bar.Count / most))))];
    }
}

public sealed record HistogramBar(DateSpan.Between Span, long Count, int Height)
{
    public string Label => Span.From!.Month is null ? Span.ToString() : MonthField.InWords(Span.From);

    public string FirstMonth => MonthField.First(Span.From)!;

    public string LastMonth => MonthField.Last(Span.To)!;
}

public sealed record HistogramApart(DateSpan.Between Span, long Count)
{
    public string Label => Span.From is null ? $"until {MonthField.InWords(Span.To!)}" : $"from {MonthField.InWords(Span.From)} on";
}

/// <summary>Dates of a query as fields for months hold them: 2025-06.</summary>
public static class MonthField
{
    public static string? First(QueryDate? date) => date is null ? null : Of(date, 1);

    public static string? Last(QueryDate? date) => date is null ? null : Of(date, 12);

    public static string InWords(QueryDate date) => date.FirstInstant.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    private static string Of(QueryDate date, int month) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month ?? month:00}");
}
