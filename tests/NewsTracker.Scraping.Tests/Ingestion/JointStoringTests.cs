using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Articles;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Ingestion;

/// <summary>Articles of a feed that are ready at the same time. The clock stands still, so that they wait for each other.</summary>
public sealed class JointStoringTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly string[] Words = ["bridge", "harbour", "theatre", "orchard", "lighthouse", "viaduct", "quarry", "museum"];

    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_ready_together_is_stored_by_one_transaction()
    {
        await using var process = Process();
        var outcomes = await IngestAsync(process, Enumerable.Range(0, ArticleGathering.Most).Select(number => PageOf("together.example", number)));
        var ids = outcomes.Select(outcome => Assert.IsType<IngestOutcome.Stored>(outcome).ArticleId).ToArray();
        Assert.Equal(ArticleGathering.Most, ids.Distinct().Count());
        Assert.Equal(1, await TransactionsAsync(ids));
        Assert.Equal(ArticleGathering.Most, await pipeline.WithDbAsync(db => db.ArticleSearch.CountAsync(row => ids.Contains(row.ArticleId), Cancelled)));
        Assert.Equal(ArticleGathering.Most, await pipeline.WithDbAsync(db => db.StoryMembers.CountAsync(member => ids.Contains(member.ArticleId), Cancelled)));
        var kept = await pipeline.WithDbAsync(db => db.Revisions.Where(r => ids.Contains(r.ArticleId)).OrderBy(r => r.ArticleId)
            .Select(r => new { r.Headline, r.Snapshot!.Url, Addresses = db.ArticleAddresses.Where(a => a.ArticleId == r.ArticleId).Select(a => a.Url).ToList(), Article = r.Article!.Headline }).ToListAsync(Cancelled));
        Assert.All(kept, row => Assert.Equal((row.Url, row.Headline), (row.Addresses.Single(), row.Article)));
        Assert.Equal(ArticleGathering.Most, kept.Select(row => row.Headline).Distinct().Count());
    }

    [Fact]
    public async Task One_bad_article_of_eight_costs_the_others_nothing()
    {
        await using var process = Process(services => services.AddScoped<IRevisionFollower>(_ => new RefusesOne("https://bad.example/3")));
        var all = await Task.WhenAll(Start(process, Enumerable.Range(0, 8).Select(number => PageOf("bad.example", number))).Select(async (task, number) =>
        {
            await Task.WhenAny(task);
            return (Number: number, task.Exception, IsStored: task is { IsCompletedSuccessfully: true, Result: IngestOutcome.Stored });
        }));
        Assert.Equal([0, 1, 2, 4, 5, 6, 7], all.Where(one => one.IsStored).Select(one => one.Number));
        Assert.IsType<InvalidOperationException>(all[3].Exception!.GetBaseException());
        Assert.Equal(7, await pipeline.WithDbAsync(db => db.Articles.CountAsync(a => a.Url!.StartsWith("https://bad.example/"), Cancelled)));
        Assert.False(await pipeline.WithDbAsync(db => db.Snapshots.AnyAsync(s => s.Url == "https://bad.example/3", Cancelled)));
    }

    [Fact]
    public async Task Two_texts_of_one_article_are_one_article_with_two_revisions()
    {
        await using var process = Process();
        var canonical = "https://twice.example/1";
        var outcomes = await IngestAsync(process, [PageOf("twice.example", 1, canonical), PageOf("twice.example", 1, canonical, "?text=This+was+added"), PageOf("twice.example", 3)]);
        var id = Assert.Single(outcomes.Take(2).OfType<IngestOutcome.Stored>()).ArticleId;
        Assert.Equal(new IngestOutcome.Revised(id, 2), Assert.Single(outcomes.Take(2).OfType<IngestOutcome.Revised>()));
        Assert.Equal([1, 2], await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == id).Select(r => r.Number).Order().ToListAsync(Cancelled)));
        Assert.NotEqual(id, Assert.IsType<IngestOutcome.Stored>(outcomes[2]).ArticleId);
    }

    [Fact]
    public async Task The_same_address_twice_is_stored_once()
    {
        await using var process = Process();
        var outcomes = await IngestAsync(process, [PageOf("same.example", 1), PageOf("same.example", 1)]);
        var stored = Assert.Single(outcomes.OfType<IngestOutcome.Stored>());
        Assert.Equal(new IngestOutcome.Unchanged(stored.ArticleId), Assert.Single(outcomes.OfType<IngestOutcome.Unchanged>()));
    }

    [Fact]
    public async Task Two_copies_of_one_report_are_one_story()
    {
        await using var process = Process();
        var outcomes = await IngestAsync(process, [PageOf("one.example", 1), PageOf("other.example", 1), PageOf("third.example", 2)]);
        var ids = outcomes.Select(outcome => Assert.IsType<IngestOutcome.Stored>(outcome).ArticleId).ToArray();
        var stories = await pipeline.WithDbAsync(db => db.StoryMembers.Where(m => ids.Contains(m.ArticleId)).ToDictionaryAsync(m => m.ArticleId, m => m.StoryId, Cancelled));
        Assert.NotNull(stories[ids[0]]);
        Assert.Equal(stories[ids[0]], stories[ids[1]]);
        Assert.NotEqual(stories[ids[0]], stories[ids[2]]);
    }

    [Fact]
    public async Task What_is_known_is_told_apart_from_what_is_new()
    {
        await using var process = Process();
        var known = Assert.IsType<IngestOutcome.Stored>(Assert.Single(await IngestAsync(process, [PageOf("known.example", 1)]))).ArticleId;
        var outcomes = await IngestAsync(process, [PageOf("known.example", 1), PageOf("known.example", 2)]);
        Assert.Equal(new IngestOutcome.Unchanged(known), outcomes[0]);
        Assert.IsType<IngestOutcome.Stored>(outcomes[1]);
    }

    [Fact]
    public async Task Two_processes_that_bring_the_same_articles_store_each_once()
    {
        await using var one = Process();
        await using var other = Process();
        var both = await Task.WhenAll(
            IngestAsync(one, Enumerable.Range(0, 8).Select(number => PageOf("both.example", number))),
            IngestAsync(other, Enumerable.Range(0, 8).Reverse().Select(number => PageOf("both.example", number))));
        Assert.Equal(8, both.SelectMany(outcomes => outcomes).OfType<IngestOutcome.Stored>().Count());
        Assert.Equal(8, both.SelectMany(outcomes => outcomes).OfType<IngestOutcome.Unchanged>().Count());
        Assert.Equal(8, await pipeline.WithDbAsync(db => db.Articles.CountAsync(a => a.Url!.StartsWith("https://both.example/"), Cancelled)));
    }

    private ServiceProvider Process(Action<IServiceCollection>? add = null) => pipeline.AnotherWith(services =>
    {
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Morning));
        add?.Invoke(services);
    });

    private static Task<IngestOutcome[]> IngestAsync(IServiceProvider process, IEnumerable<IncomingDocument> documents) => Task.WhenAll(Start(process, documents));

    /// <summary>None is stored before all have begun.</summary>
    private static List<Task<IngestOutcome>> Start(IServiceProvider process, IEnumerable<IncomingDocument> documents)
    {
        using var announced = process.GetRequiredService<ArticleGathering>().Announce();
        return [.. documents.Select(document => IngestAsync(process, document))];
    }

    private static async Task<IngestOutcome> IngestAsync(IServiceProvider process, IncomingDocument document)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ArticleIngestor>().IngestAsync(document, actor: null, Cancelled);
    }

    /// <summary>How many transactions wrote these articles.</summary>
    private Task<int> TransactionsAsync(long[] ids) => pipeline.WithDbAsync(async db =>
        (await db.Database.SqlQuery<int>($"select count(distinct xmin::text)::int as \"Value\" from articles where id = any({ids})").ToListAsync(Cancelled))[0]);

    /// <param name="edition">What another edition of the article adds to its address and text.</param>
    private static IncomingDocument PageOf(string host, int number, string? canonical = null, string edition = "")
    {
        var (url, word) = (new Uri($"https://{host}/{number}{edition}"), Words[number]);
        var link = canonical is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<link rel=\"canonical\" href=\"{canonical}\">");
        return new IncomingDocument
        {
            Origin = ArticleOrigin.Feed,
            IsLedgered = true,
            IsNews = true,
            Rules = new KnownRules(null),
            Content = Encoding.UTF8.GetBytes(
                $"""
                <!doctype html><html lang="en"><head><title>The {word} of district {number} is repaired</title>{link}</head><body><article><h1>The {word} of district {number} is repaired</h1>
                <p>{string.Join(' ', Enumerable.Range(0, 60).Select(place => $"{word}{(char)('a' + (place % 26))}{(char)('a' + (place / 26))}"))}.</p>
                <p>The {word} was closed to {word}-carriers for {number + 2} months, said a {word}-keeper of quarter {number}, and {word}-makers signed {number}{number}{number} letters about the {word}.{edition}</p>
                </article></body></html>
                """),
            ContentType = "text/html; charset=utf-8",
            RequestedUrl = url,
            FinalUrl = url,
            FetchedAt = Morning,
        };
    }

    /// <summary>What follows the storing of one article fails.</summary>
    private sealed class RefusesOne(string url) : IRevisionFollower
    {
        public Task FollowAsync(IReadOnlyList<StoredRevision> stored, CancellationToken cancellationToken) =>
            stored.Any(revision => revision.Url?.AbsoluteUri == url) ? throw new InvalidOperationException("What follows failed.") : Task.CompletedTask;
    }
}
