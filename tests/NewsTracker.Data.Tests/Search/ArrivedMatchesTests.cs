using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

public sealed class ArrivedMatchesTests(SearchArchive archive) : IClassFixture<SearchArchive>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("minister*", "sejm suomi exit")]
    [InlineData("-minister*", "weather clearing")]
    [InlineData("mentions:UKR", "clearing")]
    [InlineData("published:2025", "weather sejm suomi clearing exit")]
    [InlineData("", "weather sejm suomi clearing exit")]
    public async Task The_latest_arrival_is_first(string query, string found)
    {
        // The older they are the later they came.
        await archive.Database.WithDbAsync(db => db.Database.ExecuteSqlAsync($"update article_search set added_at = '2025-08-01Z'::timestamptz - (dated_at - '2025-07-01Z'::timestamptz)", Cancelled));
        Assert.Equal(found.Split(' ').Select(name => archive[name]), await NewestAsync(query, 50));
        Assert.Equal(found.Split(' ').Take(1).Select(name => archive[name]), await NewestAsync(query, 1));
    }

    [Fact]
    public async Task What_was_gathered_of_many_is_good_for_a_while_and_what_comes_in_is_before_it()
    {
        // One of them is dated out of the span for a while.
        Task<int> DateAsync(string instant) => archive.Database.WithDbAsync(db => db.Database.ExecuteSqlAsync($"update article_search set dated_at = {instant}::timestamptz where article_id = {archive["weather"]}", Cancelled));
        const string Query = "published:2025-07-05..2025-07-09";
        await DateAsync("2025-07-04Z");
        Assert.Equal(4, (await NewestAsync(Query, 50)).Count);
        try
        {
            await DateAsync("2025-07-06Z");
            var found = await NewestAsync(Query, 50);
            Assert.Equal((5, true), (found.Count, found.Contains(archive["weather"])));
            await DateAsync("2025-07-04Z");
            Assert.Equal(4, (await NewestAsync(Query, 50)).Count);
            await archive.Database.WithDbAsync(db => db.Database.ExecuteSqlAsync($"update article_search set dated_at = '2025-07-04Z' where article_id = {archive["sejm"]}", Cancelled));
            Assert.Contains(archive["sejm"], await NewestAsync(Query, 50));
        }
        finally
        {
            await archive.Database.WithDbAsync(db => db.Database.ExecuteSqlAsync($"update article_search s set dated_at = a.dated_at from articles a where a.id = s.article_id", Cancelled));
        }
    }

    [Fact]
    public async Task Arrivals_are_read_in_their_order_from_an_index()
    {
        var plan = await archive.Database.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(Cancelled);
            await db.Database.ExecuteSqlAsync($"set enable_seqscan = off", Cancelled);
            return await db.Database.SqlQuery<string>($"explain select * from article_search order by added_at desc, article_id desc limit 5000").ToListAsync(Cancelled);
        });
        Assert.Contains("ix_article_search_added_at", string.Join('\n', plan), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<long>> NewestAsync(string query, int most)
    {
        var asked = Assert.IsType<SearchPreparation.Ready>(await archive.PrepareAsync(query));
        return await archive.Database.WithAsync<ArrivedMatches, IReadOnlyList<long>>(arrived => arrived.NewestAsync(asked, null, most, Cancelled));
    }
}
