using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Stories;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Ingestion;

public sealed class RevisionsAtOnceTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_texts_that_come_at_once_by_different_addresses_of_one_article_are_both_kept()
    {
        var id = Assert.IsType<IngestOutcome.Stored>(await IngestAsync("https://paper.example/a", "https://paper.example/a", "first")).ArticleId;
        Assert.IsType<IngestOutcome.Duplicate>(await IngestAsync("https://paper.example/b", "https://paper.example/a", "first"));

        // Neither can end before both have begun.
        IngestOutcome[] outcomes;
        await using (var scope = pipeline.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NewsTracker.Data.NewsTrackerDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlAsync($"select from articles where id = {id} for update", Cancelled);
            var both = Task.WhenAll(IngestAsync("https://paper.example/a", "https://paper.example/a", "second"), IngestAsync("https://paper.example/b", "https://paper.example/b", "third"));
            while (!both.IsCompleted && await WaitingAsync() < 2)
            {
                await Task.Yield();
            }

            await transaction.CommitAsync(Cancelled);
            outcomes = await both;
        }

        Assert.Equal([2, 3], outcomes.Select(outcome => Assert.IsType<IngestOutcome.Revised>(outcome).RevisionNumber).Order());
        Assert.Equal([1, 2, 3], await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == id).OrderBy(r => r.Number).Select(r => r.Number).ToListAsync(Cancelled)));
        Assert.Equal(3, await pipeline.WithDbAsync(db => db.Articles.Where(a => a.Id == id).Select(a => a.RevisionCount).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task What_comes_as_news_and_is_known_waits_for_its_article_before_it_holds_any_story()
    {
        var id = Assert.IsType<IngestOutcome.Stored>(await IngestAsync("https://paper.example/held", "https://paper.example/held", "first")).ArticleId;
        await using var scope = pipeline.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTracker.Data.NewsTrackerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        await db.LockArticleAsync(id, Cancelled);
        var news = pipeline.WithAsync<ArticleIngestor, IngestOutcome>(ingestor => ingestor.IngestAsync(
            DocumentOf("https://paper.example/news", "https://paper.example/held", "second") with { IsNews = true, IsLedgered = true }, actor: null, Cancelled));
        while (!news.IsCompleted && await WaitingAsync() < 1)
        {
            await Task.Yield();
        }

        // As a text that was read again and is accepted: the article's row first, then what its text may be the same report as.
        await scope.ServiceProvider.GetRequiredService<StoryPlacement>().PlaceAsync(await db.Articles.SingleAsync(a => a.Id == id, Cancelled), Cancelled);
        await transaction.CommitAsync(Cancelled);
        Assert.Equal(new IngestOutcome.Revised(id, 2), await news);
    }

    /// <summary>Asked outside the transaction, where the server shows the same activity until the end.</summary>
    private async Task<int> WaitingAsync() => await pipeline.WithDbAsync(async db =>
        (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").ToListAsync(Cancelled))[0]);

    private Task<IngestOutcome> IngestAsync(string asked, string answered, string text) =>
        pipeline.WithAsync<ArticleIngestor, IngestOutcome>(ingestor => ingestor.IngestAsync(DocumentOf(asked, answered, text), actor: null, Cancelled));

    private static IncomingDocument DocumentOf(string asked, string answered, string text) => new()
    {
        Origin = ArticleOrigin.Feed,
        Content = Encoding.UTF8.GetBytes(
            $"<!DOCTYPE html><html lang=\"en\"><head><title>A report</title></head><body><main><article><h1>A report</h1><p>The {text} account of what the ministers agreed on Tuesday in Loja, after five hours of talks about the maps of the minefields along the border.</p></article></main></body></html>"),
        ContentType = "text/html; charset=utf-8",
        RequestedUrl = new Uri(asked),
        FinalUrl = new Uri(answered),
        FetchedAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
    };
}
