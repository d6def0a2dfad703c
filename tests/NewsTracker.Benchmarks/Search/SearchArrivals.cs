using System.Diagnostics;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Data;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Adds articles to a full archive, one by one, and takes each back: the archive stays as it was, so that it can be measured again.</summary>
internal sealed class SearchArrivals(IServiceProvider services, int size)
{
    private const int WarmUp = 50;

    private const int Added = 300;

    /// <returns>Milliseconds from the save to its end: the row of the article, what triggers write beside it, and its search row with all index entries.</returns>
    public async Task<List<double>> MeasureAsync(CancellationToken cancellationToken)
    {
        var (text, times) = (new LoadText(), new List<double>());
        for (var i = 1; i <= WarmUp + Added; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            db.Articles.Add(ArticleOf(text.Make(size + i)));
            var start = Stopwatch.GetTimestamp();
            await db.SaveChangesAsync(cancellationToken);
            if (i > WarmUp)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await transaction.RollbackAsync(cancellationToken);
        }

        return times;
    }

    private static Article ArticleOf(LoadedArticle made) => new()
    {
        Url = made.Url,
        SourceId = made.Source,
        Origin = ArticleOrigin.Feed,
        DatedAt = made.DatedAt,
        FirstSeenAt = made.SeenAt,
        LastChangedAt = made.SeenAt,
        RevisionCount = 1,
        Headline = made.Headline,
        BodyText = made.Body,
        BodyHtml = $"<p>{made.Body.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>",
        Language = made.Language,
        Authors = [made.Author],
        MentionedCountries = [.. made.Countries.Select(CountryCode.Parse)],
        ActingCountries = [.. made.Acting.Select(CountryCode.Parse)],
    };
}
