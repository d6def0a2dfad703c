using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Sources;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Articles;

public sealed class ExtractionFieldsTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_page_says_of_itself_reads_back_as_it_was_stored()
    {
        var disagreements = new[] { new FieldDisagreement(ArticleField.Headline, "Näin \"kauas\" 😀 | Politiikka", FieldOrigin.OpenGraph), new FieldDisagreement(ArticleField.Paywall, "true", FieldOrigin.JsonLd) };
        var failure = new RuleFailure(ArticleField.CanonicalUrl, "link[rel='canonical'] > a", "Nothing on the page matches.");
        var id = await AddAsync(sourceId: null, Noon, revision =>
        {
            (revision.Section, revision.Keywords, revision.LeadImageUrl) = ("Politics", ["mines", "Ottawa, treaty"], "https://example.org/a.jpg");
            (revision.IsPaywalled, revision.IsLiveBlog, revision.DeclaredLanguage) = (true, false, "fi-FI");
        }, disagreements, failure);

        var revision = await database.WithDbAsync(db => db.Revisions.Include(r => r.Article).SingleAsync(r => r.ArticleId == id, Cancelled));
        foreach (var text in new ArticleText[] { revision, revision.Article! })
        {
            Assert.Equal("Politics", text.Section);
            Assert.Equal(["mines", "Ottawa, treaty"], text.Keywords);
            Assert.Equal("https://example.org/a.jpg", text.LeadImageUrl);
            Assert.True(text.IsPaywalled);
            Assert.False(text.IsLiveBlog);
            Assert.Equal("fi-FI", text.DeclaredLanguage);
        }

        Assert.Equal(disagreements, revision.Disagreements);
        Assert.Equal([failure], revision.RuleFailures);
    }

    [Fact]
    public async Task What_a_page_does_not_say_stays_open()
    {
        var id = await AddAsync(sourceId: null, Noon, _ => { }, []);
        var revision = await database.WithDbAsync(db => db.Revisions.SingleAsync(r => r.ArticleId == id, Cancelled));
        Assert.Null(revision.IsPaywalled);
        Assert.Null(revision.IsLiveBlog);
        Assert.Empty(revision.Keywords);
        Assert.Empty(revision.Disagreements);
        Assert.Empty(revision.RuleFailures);
    }

    [Fact]
    public async Task Failing_rules_are_counted_by_source_and_selector_since_a_day()
    {
        var (ours, other) = (await AddSourceAsync("https://ours.example/"), await AddSourceAsync("https://other.example/"));
        var (body, date) = (new RuleFailure(ArticleField.Body, ".story", "Nothing matches."), new RuleFailure(ArticleField.Published, "time", "No date in it."));
        await AddAsync(ours, Noon.AddDays(-40), _ => { }, [], body);
        await AddAsync(ours, Noon.AddDays(-2), _ => { }, [], body, date);
        await AddAsync(ours, Noon.AddDays(-1), _ => { }, []);
        await AddAsync(other, Noon, _ => { }, [], date);
        var last = await AddAsync(ours, Noon.AddDays(-1), _ => { }, [], body with { Why = "Too short." });

        var failing = await database.WithDbAsync(db => db.FailingRules(ours, Noon.AddDays(-30)).ToListAsync(Cancelled));
        Assert.Equal(2, failing.Count);
        Assert.Equal(new FailingRule("Body", ".story", "Too short.", 2, last, Noon.AddDays(-1)), failing[0]);
        Assert.Equal(("Published", "time", 1), (failing[1].Field, failing[1].Selector, failing[1].Articles));
    }

    [Fact]
    public async Task Failing_rules_are_read_from_their_index()
    {
        var plan = await database.PlanAsync(db => db.FailingRules(3, Noon));
        Assert.Contains("ix_revisions_rule_failures", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sources_rules_read_back_letter_for_letter()
    {
        const string Rules = "{\n  \"layouts\": [ { \"fields\": { \"headline\": { \"selector\": \"h1 > b\" } } } ]\n}";
        var id = await AddSourceAsync("https://rules.example/", Rules);
        Assert.Equal(Rules, await database.WithDbAsync(db => db.Sources.Where(s => s.Id == id).Select(s => s.ExtractionRules).SingleAsync(Cancelled)));
    }

    private Task<long> AddSourceAsync(string home, string? rules = null) => database.WithDbAsync(async db =>
    {
        var source = new Source { Name = home, HomeUrl = home, CreatedAt = Noon, ExtractionRules = rules };
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return source.Id;
    });

    private Task<long> AddAsync(long? sourceId, DateTimeOffset fetchedAt, Action<Revision> fill, IReadOnlyList<FieldDisagreement> disagreements, params RuleFailure[] failures) => database.WithDbAsync(async db =>
    {
        var revision = new Revision
        {
            Headline = "A headline",
            FetchedAt = fetchedAt,
            TextHash = [1, 2, 3],
            Origins = new Dictionary<string, string>(),
            EngineVersion = 1,
            Disagreements = disagreements,
            RuleFailures = failures,
        };
        fill(revision);
        var article = new Article { SourceId = sourceId, Origin = ArticleOrigin.Feed, DatedAt = fetchedAt, FirstSeenAt = fetchedAt, LastChangedAt = fetchedAt, RevisionCount = 1 };
        article.TakeTextOf(revision);
        article.Revisions.Add(revision);
        db.Articles.Add(article);
        await db.SaveChangesAsync(Cancelled);
        return article.Id;
    });
}
