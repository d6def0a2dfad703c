using NewsTracker.Core.Articles;
using NewsTracker.Core.Reextraction;

namespace NewsTracker.Data.Reextraction;

/// <summary>Named pieces from which queries on re-extraction are put together.</summary>
public static class ReextractionQueries
{
    public static IQueryable<ReextractionResult> OfJob(this IQueryable<ReextractionResult> results, long jobId) => results.Where(r => r.JobId == jobId);

    public static IQueryable<ReextractionResult> InState(this IQueryable<ReextractionResult> results, ReextractionState state) => results.Where(r => r.State == state);

    /// <summary>Articles dated from one day to another, both included, in UTC.</summary>
    public static IQueryable<Article> DatedBetween(this IQueryable<Article> articles, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            var start = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            articles = articles.Where(a => a.DatedAt >= start);
        }

        if (to is { } last)
        {
            var end = new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            articles = articles.Where(a => a.DatedAt < end);
        }

        return articles;
    }
}
