using NewsTracker.Data.Attention;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>Articles of each day, drawn as lines.</summary>
internal static class AttentionChart
{
    /// <param name="all">How many articles there are of each day, where the lines are parts of them.</param>
    public static SeriesChart Draw(AttentionRange range, IReadOnlyList<IndexModel.Choice> chosen, IReadOnlyList<DayCount> counts, IReadOnlyDictionary<DateOnly, int>? all, IReadOnlyList<SeriesChart.Mark> marks)
    {
        var buckets = range.Span.Between(range.First, range.Last);
        var wholes = all?.GroupBy(day => range.Span.StartOf(day.Key)).ToDictionary(bucket => bucket.Key, bucket => bucket.Sum(day => day.Value));
        var byLine = counts.GroupBy(count => (count.Key, Bucket: range.Span.StartOf(count.Day))).ToDictionary(group => group.Key, group => group.Sum(count => count.Articles));
        double Value(string key, DateOnly bucket) => byLine.GetValueOrDefault((key, bucket)) is var articles && wholes is null
            ? articles
            : wholes!.GetValueOrDefault(bucket) is > 0 and var whole ? (double)articles / whole : 0;
        return new SeriesChart(buckets, range.Last.AddDays(1), [.. chosen.Select(choice => new SeriesChart.Line(choice.Name, [.. buckets.Select(bucket => Value(choice.Key, bucket))]))], marks, IsShare: all is not null);
    }
}
