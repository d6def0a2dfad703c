using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Articles;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.SavedSearches;

public sealed class NewMatchesTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly DateTimeOffset Noon = new(2025, 7, 9, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_in_after_the_look_is_new_whatever_the_number_of_searches()
    {
        await AddAsync("A hovercraft crossed.", Noon);
        await AddAsync("A hovercraft came back with a cargo.", Noon.AddHours(1));
        Assert.Equal(
            [2, 1, 0, 1, null, 2],
            await CountAsync(
                new("hovercraft", Noon.AddMinutes(-1)),
                new("hovercraft", Noon),
                new("hovercraft", Noon.AddHours(1)),
                new("hovercraft cargo country:LTU", Noon.AddDays(-1)),
                new("country:Ruritania", Noon),
                new("published:..2025-07-10", Noon.AddMinutes(-1))));
    }

    [Fact]
    public async Task What_is_unread_is_counted_for_whoever_asks()
    {
        var (reader, other) = (await database.AddReaderAsync(), await database.AddReaderAsync());
        var since = Noon.AddYears(2);
        var read = await AddAsync("A velodrome was read about.", since.AddHours(1));
        await AddAsync("A velodrome was not.", since.AddHours(2));
        await database.WithAsync<ReadingLog, bool>(async log =>
        {
            await log.MarkReadAsync(reader.Id, read.Id, Cancelled);
            return true;
        });
        AskedSince[] asked = [new("velodrome is:unread", since), new("velodrome is:read", since), new("velodrome", since)];
        Assert.Equal([1, 1, 2], await CountForAsync(reader.Id, asked));
        Assert.Equal([2, 0, 2], await CountForAsync(other.Id, asked));
        Assert.Equal([null, null, 2], await CountAsync(asked));
    }

    [Fact]
    public async Task No_search_is_no_question() => Assert.Empty(await CountAsync());

    [Fact]
    public async Task Counting_stops_where_it_would_tell_no_more_and_rare_matches_among_many_arrivals_are_found()
    {
        var since = Noon.AddYears(1);
        await AddAsync("The zeppelin landed.", since.AddHours(1));
        await AddFerriesAsync(2500, since.AddHours(2));
        Assert.Equal(
            [NewMatches.MostCounted, NewMatches.MostCounted, 25, 1, 0],
            await CountAsync(new("ferry", since), new("barge", since), new("raft", since), new("zeppelin", since), new("zeppelin", since.AddHours(1))));
    }

    [Fact]
    public async Task Arrivals_are_gone_through_by_their_index()
    {
        var plan = await database.PlanAsync(db => db.ArticleSearch.Where(row => row.AddedAt > Noon).OrderByDescending(row => row.AddedAt).Take(2000));
        Assert.Contains("ix_article_search_added_at", plan, StringComparison.Ordinal);
    }

    /// <summary>Straight into the tables: to have each text read by the database's own triggers would take minutes.</summary>
    private Task<int> AddFerriesAsync(int count, DateTimeOffset since) => database.WithDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            alter table articles disable trigger user;
            insert into articles (headline, body_text, body_html, origin, dated_at, first_seen_at, last_changed_at, revision_count, authors, credited_organisations, mentioned_countries)
            select 'Ferry', 'The ferry was late.', '', 'PastedText', at, at, at, 1, array[]::text[], array[]::text[], array[]::char(3)[]
            from generate_series({since}::timestamptz, {since}::timestamptz + ({count} - 1) * interval '1 second', interval '1 second') at;
            insert into article_search (article_id, dated_at, added_at, bucket, country_ids, mention_ids, claim_ids, tag_ids, records, state, tsv)
            select id, dated_at, first_seen_at, article_bucket(id), array[]::int[], array[]::int[], array[]::int[], array[]::bigint[], array[]::smallint[], 0, (case when id % 10 = 0 then 'barg ferri' when id % 100 = 1 then 'ferri raft' else 'ferri' end)::tsvector from articles where headline = 'Ferry';
            alter table articles enable trigger user;
            analyze article_search
            """,
            Cancelled);
        await transaction.CommitAsync(Cancelled);
        return added;
    });

    private Task<IReadOnlyList<int?>> CountAsync(params AskedSince[] asked) => CountForAsync(null, asked);

    private Task<IReadOnlyList<int?>> CountForAsync(Guid? reader, params AskedSince[] asked) => database.WithAsync<NewMatches, IReadOnlyList<int?>>(matches => matches.CountAsync(asked, reader, Cancelled));

    private Task<CodedArticle> AddAsync(string body, DateTimeOffset at) => database.WithDbAsync(db => CodedArticle.AddAsync(db, body, at, Cancelled));
}
