using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Articles;

public sealed class ArticleQueriesTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Paging_by_key_shows_every_article_once_though_many_share_a_minute()
    {
        await SeedAsync(95);
        var seen = new List<long>();
        ArticleCursor? cursor = null;
        while (await PageAsync(cursor) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(a => a.Id));
            cursor = page[^1];
        }

        Assert.Equal(await database.WithDbAsync(db => db.Articles.NewestFirst().Select(a => a.Id).ToListAsync()), seen);
        Assert.Equal(95, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_list_is_read_from_its_index()
    {
        var plan = await database.PlanAsync(db => db.Articles.OlderThan(new ArticleCursor(Noon, 7)).NewestFirst().Take(50).Select(a => a.Headline));
        Assert.Contains("ix_articles_dated_at_id", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sources_list_is_read_from_its_index()
    {
        var plan = await database.PlanAsync(db => db.Articles.OfSource(3).OlderThan(new ArticleCursor(Noon, 7)).NewestFirst().Take(50).Select(a => a.Headline));
        Assert.Contains("ix_articles_source_id_dated_at_id", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("x-1")]
    [InlineData("1-x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999-1")]
    public void A_malformed_place_is_refused(string text) => Assert.False(ArticleCursor.TryParse(text, null, out _));

    [Fact]
    public void A_place_reads_back_as_it_was_written()
    {
        var cursor = new ArticleCursor(Noon.AddTicks(10), 42);
        Assert.Equal(cursor, ArticleCursor.Parse(cursor.ToString(), null));
    }

    private Task<List<ArticleCursor>> PageAsync(ArticleCursor? cursor) => database.WithDbAsync(db =>
        db.Articles.OlderThan(cursor).NewestFirst().Take(10).Select(a => new ArticleCursor(a.DatedAt, a.Id)).ToListAsync());

    private Task<int> SeedAsync(int count) => database.WithDbAsync(db =>
    {
        db.Articles.AddRange(Enumerable.Range(0, count).Select(i => new Article
        {
            Headline = $"Headline {i}",
            Origin = ArticleOrigin.PastedText,
            DatedAt = Noon.AddMinutes(i / 30),
            FirstSeenAt = Noon,
            LastChangedAt = Noon,
        }));
        return db.SaveChangesAsync();
    });
}
