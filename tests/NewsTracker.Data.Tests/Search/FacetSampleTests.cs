using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Search;

/// <summary>Where more is found than is counted, a part is counted and stands for all.</summary>
public sealed class FacetSampleTests(FacetSampleTests.ManyRows many) : IClassFixture<FacetSampleTests.ManyRows>
{
    private const string FinnishOfPaper = "lang:fi source:\"The paper\"";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", ManyRows.Rows)]
    [InlineData("added:2025-07", ManyRows.Rows)]
    [InlineData("lang:en", ManyRows.Rows * 2 / 3)]
    public async Task More_than_are_counted_are_told_of_a_sample(string query, int total)
    {
        var facets = await CountAsync(query);
        Assert.True(facets.IsAbout);
        Assert.InRange(facets.Total, total * 0.8, total * 1.2);
    }

    [Fact]
    public async Task A_sample_favours_nothing_that_recurs()
    {
        var facets = await CountAsync("");
        Assert.Equal(["en", "fi"], facets.Values[QueryField.Lang].Select(facet => facet.Value));
        Assert.InRange(facets.Values[QueryField.Lang][1].Count, ManyRows.Rows / 3 * 0.9, ManyRows.Rows / 3 * 1.1);
        Assert.InRange(Assert.Single(facets.Values[QueryField.Tag]).Count, ManyRows.Rows / 5 * 0.9, ManyRows.Rows / 5 * 1.1);
        Assert.Equal(2, facets.Months.Count);
        Assert.Equal(facets.Total, facets.Months.Sum(month => month.Count));
    }

    [Theory]
    [InlineData("lang:fi")]
    [InlineData("published:2025-08")]
    public async Task What_is_not_too_much_is_counted_exactly(string query)
    {
        var facets = await CountAsync(query);
        Assert.False(facets.IsAbout);
        Assert.Equal(facets.Total > SearchCounting.DividedAtMost, facets.AreAbout);
        Assert.Equal(await many.Database.WithDbAsync(db => db.ArticleSearch.CountAsync(row => query == "lang:fi" ? row.Language == "fi" : row.DatedAt >= new DateTimeOffset(2025, 8, 1, 0, 0, 0, TimeSpan.Zero), Cancelled)), facets.Total);
    }

    [Theory]
    [InlineData(1, 90_000)]
    [InlineData(5, 16_400)]
    [InlineData(-40, 8_192_000)]
    public async Task Places_that_are_spread_stand_once_each_and_at_even_distances(long first, long last)
    {
        var sample = FacetSample.Spread(first, last);
        var sql = "select first::bigint as \"first\", last::bigint as \"last\", places::int as \"count\", distinct_places::int as \"distinct\" from (select min(article_id) as first, max(article_id) as last, count(*) as places, count(distinct article_id) as distinct_places from (select @first + place * @step + place * 2654435761 % @step as article_id from generate_series(0, @places - 1) place) p) q";
        var places = await many.Database.WithDbAsync(db => db.Database.SqlQueryRaw<Places>(sql, [.. sample.ToParameters().Where(parameter => parameter.ParameterName != "@cap")]).SingleAsync(Cancelled));
        Assert.InRange(places.Count, 2_048, 4_096);
        Assert.Equal(places.Count, places.Distinct);
        Assert.Equal(first, places.First);
        Assert.InRange(places.Last, last - (2 * sample.Scale), last + sample.Scale);
    }

    [Theory]
    [InlineData("\"mine left\"", true)]
    [InlineData("\"mine left\" lang:fi", true)]
    [InlineData("mine left", false)]
    [InlineData("mine -\"left mine\"", false)]
    public async Task Parts_of_the_sample_are_alike_and_hold_what_answers(string query, bool isPhrase)
    {
        var condition = await ConditionAsync(query);
        Assert.Equal(isPhrase, condition.Loosely is not null);
        var all = await RowsAsync(condition, FacetSample.All(int.MaxValue));
        var parts = new Dictionary<int, List<long>>();
        foreach (var share in new[] { 16, 32, 64, 128, 256, 512, 1024 })
        {
            var part = parts[share] = await RowsAsync(condition, FacetSample.OneIn(condition, share));
            Assert.Subset(all.ToHashSet(), part.ToHashSet());
            Assert.InRange(part.Count, (all.Count / share) - (5 * Math.Sqrt((double)all.Count / share)), (all.Count / share) + (5 * Math.Sqrt((double)all.Count / share)));
        }

        // The smaller part of an index is within the larger, and what one index holds no other does.
        Assert.Subset(parts[16].ToHashSet(), parts[32].ToHashSet());
        Assert.Subset(parts[64].ToHashSet(), parts[128].ToHashSet());
        Assert.Empty(parts[16].Intersect(parts[64].Concat(parts[256]).Concat(parts[1024])));
        Assert.Empty(parts[64].Intersect(parts[256].Concat(parts[1024])));
    }

    [Theory]
    [InlineData(16, "ix_article_search_in_16")]
    [InlineData(32, "ix_article_search_in_16")]
    [InlineData(64, "ix_article_search_in_64")]
    [InlineData(512, "ix_article_search_in_256")]
    [InlineData(2048, "ix_article_search_in_1024")]
    public async Task A_sample_is_read_by_the_index_of_the_part_it_lies_in(int share, string index)
    {
        var condition = await ConditionAsync("lang:fi mine");
        var sample = FacetSample.OneIn(condition, share);
        var sql = $"explain select s.article_id from {sample.From} where ({condition.Sql}) and {sample.Narrowing}";
        var plan = await many.Database.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off", Cancelled);
            return await db.Database.SqlQueryRaw<string>(sql, [.. condition.ToParameters()]).ToListAsync(Cancelled);
        });
        Assert.Contains($"{index} ", string.Join('\n', plan), StringComparison.Ordinal);
        Assert.DoesNotContain("BitmapAnd", string.Join('\n', plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_all_matches_have_is_as_exact_as_the_total()
    {
        var facets = await CountAsync("lang:fi");
        Assert.Equal(new FacetCount("fi", facets.Total), Assert.Single(facets.Values[QueryField.Lang]));
        Assert.InRange(Assert.Single(facets.Values[QueryField.Tag]).Count, facets.Total / 5 * 0.75, facets.Total / 5 * 1.25);
    }

    [Fact]
    public async Task Of_a_few_thousand_some_six_hundred_are_told_apart_as_all_are_counted()
    {
        var facets = await CountAsync(FinnishOfPaper);
        Assert.Equal((ManyRows.Rows / 12L, false, true), (facets.Total, facets.IsAbout, facets.AreAbout));
        Assert.Equal(new FacetCount("fi", facets.Total), Assert.Single(facets.Values[QueryField.Lang]));
        Assert.InRange(Assert.Single(facets.Values[QueryField.Tag]).Count, facets.Total / 5 * 0.7, facets.Total / 5 * 1.3);
    }

    [Theory]
    [InlineData("lang:fi", "article_id % 2 = 0", ManyRows.Rows / 6, true)]
    [InlineData(FinnishOfPaper, "article_id % 10 > 0", ManyRows.Rows / 60, false)]
    public async Task Where_the_planner_expects_too_much_a_larger_part_is_looked_at(string query, string gone, int left, bool areAbout)
    {
        await using var mistaken = new ManyRows();
        await mistaken.InitializeAsync();

        // Fixed text.
        var delete = $"delete from article_search where language = 'fi' and {gone}";
        await mistaken.Database.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(delete, Cancelled));
        var condition = Assert.IsType<SearchPreparation.Ready>(await mistaken.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, Cancelled))).Condition;
        var facets = await mistaken.Database.WithAsync<SearchCounting, SearchFacets>(counting => counting.CountAsync(condition, Cancelled));
        Assert.Equal((left, false, areAbout), (facets.Total, facets.IsAbout, facets.AreAbout));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_500)]
    [InlineData(12_000)]
    public async Task Unread_ones_are_found_behind_however_many_that_were_read(int read)
    {
        var reader = new User { Id = Guid.NewGuid(), DisplayName = "A reader", CreatedAt = TimeProvider.System.GetUtcNow() };
        await many.Database.WithDbAsync(async db =>
        {
            db.Users.Add(reader);
            await db.SaveChangesAsync(Cancelled);
            return await db.Database.ExecuteSqlAsync($"insert into article_reads (user_id, article_id, read_at) select {reader.Id}, article_id, now() from article_search order by dated_at desc, article_id desc limit {read}", Cancelled);
        });
        var prepared = await many.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync("is:unread lang:en", reader.Id, Cancelled));
        var found = await many.Database.WithAsync<ArticleSearch, IReadOnlyList<ArticleCursor>>(search => search.OlderAsync(Assert.IsType<SearchPreparation.Ready>(prepared).Condition, null, 26, Cancelled));
        var expected = await many.Database.WithDbAsync(db => db.ArticleSearch.OrderByDescending(row => row.DatedAt).ThenByDescending(row => row.ArticleId).Skip(read).Where(row => row.Language == "en").Take(26).Select(row => row.ArticleId).ToListAsync(Cancelled));
        Assert.Equal(expected, found.Select(place => place.Id));
    }

    private Task<List<long>> RowsAsync(SearchCondition condition, FacetSample sample)
    {
        // Both are made of constants and parameters.
        var sql = $"select s.article_id as \"Value\" from {sample.From} where ({condition.Sql}) and {sample.Narrowing} order by 1 limit @cap";
        return many.Database.WithDbAsync(db => db.Database.SqlQueryRaw<long>(sql, [.. condition.ToParameters(), .. sample.ToParameters()]).ToListAsync(Cancelled));
    }

    private async Task<SearchCondition> ConditionAsync(string query)
    {
        var prepared = await many.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, Cancelled));
        return Assert.IsType<SearchPreparation.Ready>(prepared).Condition;
    }

    private async Task<SearchFacets> CountAsync(string query)
    {
        var condition = await ConditionAsync(query);
        return await many.Database.WithAsync<SearchCounting, SearchFacets>(counting => counting.CountAsync(condition, Cancelled));
    }

    private sealed record Places(long First, long Last, int Count, int Distinct);

    /// <summary>Rows of two words, which follow one another in six of seven: every third Finnish, every fifth tagged, every fourth of one source, a tenth of August and the rest of July.</summary>
    public sealed class ManyRows : IAsyncLifetime
    {
        public const int Rows = 27_000;

        public const string Paper = "The paper";

        public MigratedDatabase Database { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            await Database.WithDbAsync(db =>
            {
                db.Sources.Add(new Source { Name = Paper, HomeUrl = "https://paper.example/", CreatedAt = DateTimeOffset.UnixEpoch });
                return db.SaveChangesAsync(CancellationToken.None);
            });
            await Database.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
                $"""
                alter table articles disable trigger user;
                insert into articles (origin, dated_at, first_seen_at, last_changed_at, revision_count, headline, authors, credited_organisations, body_text, body_html, mentioned_countries)
                select 'Feed', timestamptz '2025-07-05 12:00Z' + (n * 10 / {Rows}) * interval '3 days', timestamptz '2025-07-09 12:00Z', timestamptz '2025-07-09 12:00Z', 1, '', array[]::text[], array[]::text[], '', '', array[]::text[]
                from generate_series(0, {Rows} - 1) n;
                alter table articles enable trigger user;
                insert into article_search (article_id, dated_at, added_at, source_id, bucket, language, country_ids, mention_ids, claim_ids, tag_ids, records, state, tsv)
                select id, dated_at, first_seen_at, case when id % 4 = 0 then (select s.id from sources s where s.name = '{Paper}') end, article_bucket(id), case when id % 3 = 0 then 'fi' else 'en' end, array[]::int[], array[]::int[], array[]::int[], case when id % 5 = 0 then array[3] else array[]::bigint[] end, array[]::smallint[], 0,
                  case when id % 7 = 0 then $$'mine':1 'left':5$$ else $$'mine':1 'left':2$$ end::tsvector from articles;
                analyze article_search;
                """,
                CancellationToken.None));
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
