using System.Text;
using NewsTracker.Core.Articles;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>Takes pages into the archive, as a feed would.</summary>
internal static class TakenPages
{
    /// <returns>The article that was stored of it, or to which it is another revision.</returns>
    public static async Task<long> TakeInAsync(this NewsTrackerApp app, string page, Uri url, long? source = null, DateTimeOffset? fetchedAt = null)
    {
        var document = new IncomingDocument
        {
            Origin = ArticleOrigin.Feed,
            Content = Encoding.UTF8.GetBytes(page),
            ContentType = "text/html; charset=utf-8",
            RequestedUrl = url,
            FinalUrl = url,
            FetchedAt = fetchedAt ?? TimeProvider.System.GetUtcNow(),
            SourceId = source,
        };
        return await app.WithAsync<ArticleIngestor, IngestOutcome>(ingestor => ingestor.IngestAsync(document, actor: null, TestContext.Current.CancellationToken)) switch
        {
            IngestOutcome.Stored stored => stored.ArticleId,
            IngestOutcome.Revised revised => revised.ArticleId,
            var other => throw new InvalidOperationException($"The page came to {other}."),
        };
    }
}
