using System.Globalization;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Articles by month as bars, the last five years at most.</summary>
public sealed record Histogram(IReadOnlyList<HistogramBar> Bars)
{
    public const int Height = 48;

    public const int BarWidth = 4;

    private const int MostMonths = 60;

    public static Histogram Of(SearchFacets facets)
    {
        if (facets.Months.Count == 0)
            return new([]);
        var counts = facets.Months.ToDictionary(month => (month.Year * 12) + month.Month - 1, month => month.Count);
        var last = counts.Keys.Max();
        var first = Math.Max(counts.Keys.Min(), last - MostMonths + 1);
        var shown = Enumerable.Range(first, last - first + 1).ToList();
        var most = shown.Max(month => counts.GetValueOrDefault(month));
        return new([.. shown.Select(month => new HistogramBar(
            string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}"),
            counts.GetValueOrDefault(month),
            counts.GetValueOrDefault(month) == 0 ? 0 : Math.Max(1, (int)(Height * counts[month] / most))))]);
    }
}

public sealed record HistogramBar(string Month, long Count, int Height)
{
    public string Label => DateOnly.ParseExact(Month, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMM yyyy", CultureInfo.InvariantCulture);
}
