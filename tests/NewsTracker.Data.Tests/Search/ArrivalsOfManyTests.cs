using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

/// <summary>What came in last of more than are gathered without a look at the newest arrivals: every third article is Finnish.</summary>
public sealed class ArrivalsOfManyTests(FacetSampleTests.ManyRows many) : IClassFixture<FacetSampleTests.ManyRows>
{
    private const int Most = 50;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lang:fi", 0)]
    [InlineData("lang:fi -published:2023", 4_980)]
    [InlineData("lang:fi -published:2024", 12_000)]
    public async Task What_is_common_is_found_whether_it_came_in_lately_or_before_many_others(string query, int later)
    {
        // Each by a query of its own: what was gathered is remembered.
        await ArriveAsync(later);
        Assert.Equal(await ExpectedAsync("fi", 0), await NewestAsync(query, null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4_980)]
    [InlineData(6_000)]
    public async Task What_somebody_has_not_read_is_looked_for_behind_what_they_have(int read)
    {
        await ArriveAsync(0);
        var reader = new User { Id = Guid.NewGuid(), DisplayName = "A reader", CreatedAt = TimeProvider.System.GetUtcNow() };
        await many.Database.WithDbAsync(async db =>
        {
            db.Users.Add(reader);
            await db.SaveChangesAsync(Cancelled);
            return await db.Database.ExecuteSqlAsync($"insert into article_reads (user_id, article_id, read_at) select {reader.Id}, article_id, now() from article_search order by added_at desc, article_id desc limit {read}", Cancelled);
        });
        Assert.Equal(await ExpectedAsync(null, read), await NewestAsync("is:unread", reader.Id));
    }

    /// <summary>So many others come in behind the Finnish.</summary>
    private Task<int> ArriveAsync(int later) => many.Database.WithDbAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync($"update article_search set added_at = '2025-07-09T12:00Z' where added_at <> '2025-07-09T12:00Z'", Cancelled);
        return await db.Database.ExecuteSqlAsync($"update article_search set added_at = '2025-07-10T12:00Z' where article_id in (select article_id from article_search where language = 'en' limit {later})", Cancelled);
    });

    private Task<List<long>> ExpectedAsync(string? language, int skipped) => many.Database.WithDbAsync(db => db.ArticleSearch
        .Where(row => language == null || row.Language == language).OrderByDescending(row => row.AddedAt).ThenByDescending(row => row.ArticleId).Skip(skipped).Take(Most).Select(row => row.ArticleId).ToListAsync(Cancelled));

    private async Task<IReadOnlyList<long>> NewestAsync(string query, Guid? reader)
    {
        var asked = Assert.IsType<SearchPreparation.Ready>(await many.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, reader, Cancelled)));
        return await many.Database.WithAsync<ArrivedMatches, IReadOnlyList<long>>(arrived => arrived.NewestAsync(asked, reader, Most, Cancelled));
    }
}
