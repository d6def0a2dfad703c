using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Data.Stories;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>
/// Reads a page of its own once in the life of a process, beside the work that comes before the first article: the words, the models and the code that reading needs are then there when that article is.
/// Without it they are waited for one after the other, while the other cores have nothing to do. The language encoder is left out: most articles never need it, and it takes a tenth of a scraper's memory.
/// </summary>
internal sealed partial class FirstReading(IServiceProvider services, TimeProvider clock, ILogger<FirstReading> logger)
{
    private readonly Lock gate = new();
    private Task? reading;

    /// <summary>Begins where nobody has yet. A failure is logged, and costs nothing but time.</summary>
    /// <returns>The reading's end, for who wants to wait.</returns>
    public Task Begin()
    {
        lock (gate)
        {
            return reading ??= Task.Run(ReadAsync);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            await ReadingRoom.ReadAsync(FirstPage.Html.Length, Read, CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            Log.Ended(logger);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
        }
    }

    /// <returns>Whether its text is about mines or the Convention: then all of the engine but the encoder was asked.</returns>
    internal bool Read()
    {
        var document = new IncomingDocument { Origin = ArticleOrigin.Feed, Content = Encoding.UTF8.GetBytes(FirstPage.Html), ContentType = "text/html", FinalUrl = FirstPage.Url, FetchedAt = clock.GetUtcNow() };
        var extraction = ArticleExtractor.Extract(document.Content, document.ContentType, document.FinalUrl, DateOnly.FromDateTime(document.FetchedAt.UtcDateTime));
        if (extraction is not ExtractionOutcome.Extracted extracted)
        {
            throw new InvalidOperationException($"The page of its own is no article: {extraction}");
        }

        var revision = RevisionMaking.RevisionOf(extracted.Article, document, services.GetRequiredService<CountryMentionFinder>());
        var article = new Article { Origin = document.Origin, DatedAt = document.FetchedAt, FirstSeenAt = document.FetchedAt, LastChangedAt = document.FetchedAt };
        article.Revise(revision, document.FetchedAt);
        StoryReading.Of(article);
        SnapshotMaking.SnapshotOf(document);
        return PositionAnalyser.ReadWithoutEncoder(revision.Headline, revision.BodyText, publishedOn: null, services.GetRequiredService<CountryLexicon>()).Rate(PositionModel.Default).IsRelevant;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The first reading of this process failed; each article is read all the same")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The process ended before its first reading did")]
        public static partial void Ended(ILogger logger);
    }
}
