using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

/// <summary>The rows that the index of words names by days are the same as those found one by one.</summary>
public sealed class NewestMatchesTests(FacetSampleTests.ManyRows many) : IClassFixture<FacetSampleTests.ManyRows>
{
    private const int Most = 1_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lang:fi mine", false)]
    [InlineData("lang:fi mine", true)]
    [InlineData("lang:fi mine published:2025-07", false)]
    [InlineData("lang:fi mine published:2025-07", true)]
    public async Task Older_ones_come_newest_first_and_none_is_left_out(string query, bool fromWithin)
    {
        var condition = await ConditionAsync(query);
        var expected = await ExpectedAsync(condition);
        var before = fromWithin ? expected[49] : (ArticleCursor?)null;
        Assert.Equal("ix_article_search_words by days", await SearchAsync(search => search.IndexOfAsync(condition, Most, Cancelled)));
        Assert.Equal(expected.Skip(fromWithin ? 50 : 0).Take(Most), await SearchAsync(search => search.OlderAsync(condition, before, Most, Cancelled)));
    }

    [Theory]
    [InlineData("\"mine left\" lang:fi", "mine left lang:fi")]
    [InlineData("\"mine left\" lang:fi published:2025-07", "mine left lang:fi published:2025-07")]
    public async Task Of_a_phrase_those_are_found_where_the_words_stand_side_by_side(string query, string loosely)
    {
        var (condition, loose) = (await ConditionAsync(query), await ConditionAsync(loosely));
        var expected = await ExpectedAsync(condition);
        Assert.InRange(expected.Count, 1, (await ExpectedAsync(loose)).Count - 1);
        Assert.Equal("ix_article_search_words by days", await SearchAsync(search => search.IndexOfAsync(condition, Most, Cancelled)));
        Assert.Equal(expected.Take(Most), await SearchAsync(search => search.OlderAsync(condition, null, Most, Cancelled)));
        Assert.Equal(expected.Skip(Most).Take(Most), await SearchAsync(search => search.OlderAsync(condition, expected[Most - 1], Most, Cancelled)));
        Assert.Equal(expected[..Most].AsEnumerable().Reverse(), await SearchAsync(search => search.NewerAsync(condition, expected[Most], Most, Cancelled)));
        Assert.Equal(expected, await SearchAsync(search => search.OlderAsync(condition, null, 10 * Most, Cancelled)));
    }

    [Fact]
    public async Task Days_are_read_from_the_index_of_words()
    {
        var condition = await ConditionAsync("mine published:2025-08");
        var sql = $"explain select from article_search s where {condition.OfWords} and {condition.ByDays}";
        var plan = await many.Database.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off", Cancelled);
            return string.Join('\n', await db.Database.SqlQueryRaw<string>(sql, [.. condition.ToParameters()]).ToListAsync(Cancelled));
        });
        Assert.Matches(@"Bitmap Index Scan on ix_article_search_words\b[^\n]*\n\s+Index Cond: .*::date >= '2025-08-01'::date", plan);
    }

    [Theory]
    [InlineData("source:\"The paper\" lang:fi", "ix_article_search_source_id_dated_at_article_id")]
    [InlineData("tag:TAG", "ix_article_search_tagged_dated_at_article_id")]
    [InlineData("tag:TAG published:2025-07", "ix_article_search_tagged_dated_at_article_id")]
    [InlineData("tag:TAG lang:fi", "ix_article_search_tagged_dated_at_article_id")]
    [InlineData("tag:TAG or lang:fi", "ix_article_search_dated_at_article_id")]
    [InlineData("-source:\"The paper\" lang:en", "ix_article_search_dated_at_article_id")]
    public async Task A_walk_goes_along_one_source_or_what_has_tags(string query, string index)
    {
        var condition = await ConditionAsync(query.Replace("TAG", await many.Database.WithDbAsync(db => db.Tags.Where(tag => tag.Id == 3).Select(tag => tag.Slug).SingleAsync(Cancelled)), StringComparison.Ordinal));
        var expected = await ExpectedAsync(condition);
        Assert.Equal(index, await SearchAsync(search => search.IndexOfAsync(condition, 26, Cancelled)));
        Assert.Equal(expected.Take(26), await SearchAsync(search => search.OlderAsync(condition, null, 26, Cancelled)));
        Assert.Equal(expected.Skip(300).Take(26), await SearchAsync(search => search.OlderAsync(condition, expected[299], 26, Cancelled)));
        Assert.Equal(expected[274..300].AsEnumerable().Reverse(), await SearchAsync(search => search.NewerAsync(condition, expected[300], 26, Cancelled)));

        // The index answers in the order that is asked for.
        var sql = $"explain select * from article_search s where {condition.Along} order by dated_at desc, article_id desc limit 100";
        var plan = await many.Database.WithDbAsync(db => db.Database.SqlQueryRaw<string>(sql, [.. condition.ToParameters()]).ToListAsync(Cancelled));
        Assert.Contains(index, string.Join('\n', plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newer_ones_come_nearest_first()
    {
        var condition = await ConditionAsync("lang:fi mine");
        var expected = await ExpectedAsync(condition);
        Assert.Equal(expected[500..1_500].AsEnumerable().Reverse(), await SearchAsync(search => search.NewerAsync(condition, expected[1_500], Most, Cancelled)));
    }

    private async Task<SearchCondition> ConditionAsync(string query) =>
        Assert.IsType<SearchPreparation.Ready>(await many.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, Cancelled))).Condition;

    private Task<T> SearchAsync<T>(Func<ArticleSearch, Task<T>> ask) => many.Database.WithAsync(ask);

    private Task<List<ArticleCursor>> ExpectedAsync(SearchCondition condition) => many.Database.WithAsync<ArticleQueryPreparation, List<ArticleCursor>>(async preparation =>
        [.. (await preparation.Matching(condition).OrderByDescending(row => row.DatedAt).ThenByDescending(row => row.ArticleId).Select(row => new { row.DatedAt, row.ArticleId }).ToListAsync(Cancelled))
            .Select(row => new ArticleCursor(row.DatedAt, row.ArticleId))]);
}
