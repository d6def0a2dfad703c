using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Rechecks;
using NewsTracker.Core.Stories;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Articles;

public sealed class ArticleArrivalTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What differs between two articles that say the same.</summary>
    private const string Own = "{id,article_id,snapshot_id,url}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_arrival_writes_the_rows_that_the_context_would_write(bool isFull)
    {
        var arrived = await ArriveAsync(ArrivalOf($"https://example.org/arrived/{isFull}", isFull));
        var saved = await SaveAsync(ArrivalOf($"https://example.org/saved/{isFull}", isFull));
        var (expected, actual) = (await RowsAsync(saved), await RowsAsync(arrived.ArticleId));
        Assert.Equal(isFull ? 6 : 5, expected.Count);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task An_arrival_tells_the_keys_and_is_found_by_search()
    {
        var (articleId, revisionId) = await ArriveAsync(ArrivalOf("https://example.org/keys", isFull: true));
        var revision = await database.WithDbAsync(db => db.Revisions.Include(r => r.Snapshot).SingleAsync(r => r.Id == revisionId, Cancelled));
        Assert.Equal(articleId, revision.ArticleId);
        Assert.Equal("https://example.org/keys", revision.Snapshot!.Url);
        Assert.True(await database.WithDbAsync(db => db.ArticleSearch.AnyAsync(row => row.ArticleId == articleId, Cancelled)));
    }

    [Fact]
    public async Task A_place_that_is_settled_later_is_not_written()
    {
        var (articleId, _) = await ArriveAsync(ArrivalOf("https://example.org/alike", isFull: true) with { Member = null });
        Assert.False(await database.WithDbAsync(db => db.StoryMembers.AnyAsync(m => m.ArticleId == articleId, Cancelled)));
    }

    private Task<(long ArticleId, long RevisionId)> ArriveAsync(ArticleArrival arrival) => database.WithDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        var keys = await arrival.StoreAsync(db, Cancelled);
        await transaction.CommitAsync(Cancelled);
        return keys;
    });

    private Task<long> SaveAsync(ArticleArrival arrival) => database.WithDbAsync(async db =>
    {
        arrival.Revision.Snapshot = arrival.Snapshot;
        arrival.Article.Revisions.Add(arrival.Revision);
        db.Articles.Add(arrival.Article);
        await db.SaveChangesAsync(Cancelled);
        db.ArticleAddresses.AddRange(arrival.Addresses.Select(a => new ArticleAddress
        {
            Url = a.Url,
            ArticleId = arrival.Article.Id,
            CheckedAt = a.CheckedAt,
            ETag = a.ETag,
            LastModified = a.LastModified,
            FeedUpdated = a.FeedUpdated,
            IsFeedText = a.IsFeedText,
        }));
        var member = arrival.Member!;
        db.StoryMembers.Add(new StoryMember { ArticleId = arrival.Article.Id, Keys = member.Keys, EngineVersion = member.EngineVersion, Wire = member.Wire });
        if (arrival.Recheck is { } recheck)
            db.Add(new ArticleRecheck { ArticleId = arrival.Article.Id, Url = recheck.Url, Host = recheck.Host, FirstSeenAt = recheck.FirstSeenAt, NextAt = recheck.NextAt });
        await db.SaveChangesAsync(Cancelled);
        return arrival.Article.Id;
    });

    private Task<List<string>> RowsAsync(long articleId) => database.WithDbAsync(db => db.Database.SqlQuery<string>(
        $"""
        select (to_jsonb(a) - {Own}::text[])::text as "Value" from articles a where id = {articleId}
        union all select (to_jsonb(r) - {Own}::text[])::text from revisions r where article_id = {articleId}
        union all select (to_jsonb(s) - {Own}::text[])::text from snapshots s where id = (select snapshot_id from revisions where article_id = {articleId})
        union all select (to_jsonb(d) - {Own}::text[])::text from article_addresses d where article_id = {articleId}
        union all select (to_jsonb(m) - {Own}::text[])::text from story_members m where article_id = {articleId}
        union all select (to_jsonb(k) - {Own}::text[])::text from article_rechecks k where article_id = {articleId}
        """).ToListAsync(Cancelled));

    private static ArticleArrival ArrivalOf(string url, bool isFull)
    {
        var revision = new Revision
        {
            Headline = "A \"headline\" 😀",
            FetchedAt = Noon,
            TextHash = [1, 2, 3],
            Origins = new Dictionary<string, string> { ["Headline"] = "JSON-LD" },
            EngineVersion = 7,
            Disagreements = isFull ? [new FieldDisagreement(ArticleField.Headline, "Another", FieldOrigin.OpenGraph)] : [],
            RuleFailures = isFull ? [new RuleFailure(ArticleField.Body, ".story", "Nothing matches.")] : [],
        };
        if (isFull)
        {
            (revision.Authors, revision.CreditedOrganisations, revision.Keywords) = (["Ann Lee"], ["AFP"], ["mines", "a, b"]);
            (revision.Published, revision.Modified) = (PrintedInstant.FromUtc(Noon, TimeSpan.FromHours(2), InstantPrecision.Minute), PrintedInstant.FromUtc(Noon.AddHours(1), TimeSpan.Zero, InstantPrecision.Second));
            (revision.Language, revision.DeclaredLanguage, revision.SiteName, revision.Section) = ("en", "en-GB", "A paper", "World");
            (revision.LeadImageUrl, revision.IsPaywalled, revision.IsLiveBlog) = ("https://example.org/a.jpg", true, false);
            (revision.Lede, revision.BodyText, revision.BodyHtml) = ("A lede.", "A body.\n\nOf two blocks.", "<p>A body.</p><p>Of two blocks.</p>");
            revision.MentionedCountries = [CountryCode.Parse("FIN", null), CountryCode.Parse("EST", null)];
        }

        var article = new Article { Url = url, Origin = ArticleOrigin.Feed, DatedAt = Noon, FirstSeenAt = Noon, LastChangedAt = Noon, RevisionCount = 1, ActingCountries = isFull ? [CountryCode.Parse("FIN", null)] : null };
        article.TakeTextOf(revision);
        return new ArticleArrival(
            article,
            revision,
            new Snapshot { Url = url, FetchedAt = Noon, ContentType = isFull ? "text/html" : null, Headers = new Dictionary<string, string> { ["Server"] = "x" }, Sha256 = [4, 5], Length = 9, BrotliContent = [6] },
            [new ArticleAddress { Url = url, CheckedAt = Noon, ETag = isFull ? "\"1\"" : null, IsFeedText = isFull }],
            new StoryMember { ArticleId = 0, Keys = isFull ? [3, -4] : [], EngineVersion = 1, Wire = isFull ? "AFP" : null })
        {
            Recheck = isFull ? new ArticleRecheck { ArticleId = 0, Url = url, Host = "example.org", FirstSeenAt = Noon, NextAt = Noon.AddHours(1) } : null,
        };
    }
}
