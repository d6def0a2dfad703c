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
        var condition = await archive.ConditionAsync(query);
        return await archive.Database.WithAsync<ArrivedMatches, IReadOnlyList<long>>(arrived => arrived.NewestAsync(condition, most, Cancelled));
    }
}
