using System.Globalization;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>All articles found as bars by month, or by year where their months are too many to be told apart.</summary>
public sealed record Histogram(IReadOnlyList<HistogramBar> Bars)
{
    public const int Height = 48;

    public const int BarWidth = 4;

    private const int MostMonths = 60;

    /// <summary>What one bar stands for.</summary>
    public string Unit => Bars.Any(bar => bar.Span.From?.Month is null) ? "year" : "month";

    public HistogramBar Highest => Bars.MaxBy(bar => bar.Count)!;

    public static Histogram Of(SearchFacets facets)
    {
        var counts = facets.Months.ToDictionary(month => (month.Year * 12) + month.Month - 1, month => month.Count);
        if (counts.Count == 0)
            return new([]);
        var (first, last) = (counts.Keys.Min(), counts.Keys.Max());
        return last - first < MostMonths
            ? Drawn(Enumerable.Range(first, last - first + 1).Select(month => (QueryDate.Of(month / 12, (month % 12) + 1), counts.GetValueOrDefault(month))))
            : Drawn(Enumerable.Range(first / 12, (last / 12) - (first / 12) + 1).Select(year => (QueryDate.Of(year), counts.Where(month => month.Key / 12 == year).Sum(month => month.Value))));
    }

    /// <summary>A date that no query can say has no bar.</summary>
    private static Histogram Drawn(IEnumerable<(QueryDate? Date, long Count)> counted)
    {
        var bars = counted.Where(bar => bar.Date is not null).ToList();
        var most = bars.Select(bar => bar.Count).DefaultIfEmpty().Max();
        return new([.. bars.Select(bar => new HistogramBar(new(bar.Date, bar.Date), bar.Count, bar.Count == 0 ? 0 : Math.Max(1, (int)(Height * bar.Count / most))))]);
    }
}

public sealed record HistogramBar(DateSpan.Between Span, long Count, int Height)
{
    public string Label => Span.From!.Month is null ? Span.ToString() : Span.From.FirstInstant.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    public string FirstMonth => MonthField.First(Span.From)!;

    public string LastMonth => MonthField.Last(Span.To)!;
}

/// <summary>Dates of a query as fields for months hold them: 2025-06.</summary>
public static class MonthField
{
    public static string? First(QueryDate? date) => date is null ? null : Of(date, 1);

    public static string? Last(QueryDate? date) => date is null ? null : Of(date, 12);

    private static string Of(QueryDate date, int month) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month ?? month:00}");
}
