using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Data.Tests.Positions;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Search;

/// <summary>Beside a value stands how many articles the query with it finds.</summary>
public sealed class FacetLinksTests(FacetLinksTests.Archive archive) : IClassFixture<FacetLinksTests.Archive>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("country:LTU")]
    [InlineData("country:EST")]
    [InlineData("topic:production")]
    [InlineData("stance:intends")]
    [InlineData("country:LTU topic:production")]
    [InlineData("country:FIN stance:intends")]
    [InlineData("topic:production stance:intends")]
    [InlineData("country:LTU country:FIN")]
    [InlineData("country:LTU,EST")]
    [InlineData("country:LTU country:FIN stance:intends,considers")]
    [InlineData("topic:production,withdrawal")]
    [InlineData("topic:production topic:withdrawal")]
    [InlineData("country:FIN topic:production stance:intends,considers")]
    [InlineData("topic:production,withdrawal stance:intends stance:considers")]
    public Task What_a_position_says_counts_what_it_leads_to(string query) => AssertCountsAsync(query, QueryField.Country, QueryField.Topic, QueryField.Stance);

    [Theory]
    [InlineData("")]
    [InlineData("country:LTU")]
    [InlineData("tag:obstacles")]
    [InlineData("tag:walls")]
    public Task A_tag_counts_what_it_leads_to_with_those_below_it_and_those_merged_into_it(string query) => AssertCountsAsync(query, QueryField.Tag);

    [Fact]
    public async Task A_merged_tag_stands_once_and_counts_an_article_that_has_both_once()
    {
        var tree = await TreeAsync();
        var counted = (await CountAsync(ArticleQuery.Everything)).Values[QueryField.Tag];
        Assert.Equal(["Obstacles 4", "Walls 3"], counted.Select(facet => $"{tree.Find(Number(facet))!.Name} {facet.Count}"));
    }

    private async Task AssertCountsAsync(string text, params QueryField[] fields)
    {
        var query = Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(text)).Query;
        var (facets, tree) = (await CountAsync(query), await TreeAsync());
        var countries = await archive.Database.WithDbAsync(db => db.Countries.ToDictionaryAsync(country => country.M49, country => country.Code.Value, Cancelled));
        var counted =
            from field in fields
            from facet in facets.Values.GetValueOrDefault(field) ?? []
            select (field, facet.Count, Name: field switch
            {
                QueryField.Country => countries[(int)Number(facet)],
                QueryField.Tag => tree.Resolve(Number(facet))!.Slug,
                _ => facet.Value,
            });
        Assert.NotEmpty(counted);

        // What is asked for already leads to the query without it.
        foreach (var (field, count, name) in counted.Where(facet => !query.Asks(facet.field, facet.Name)))
            Assert.Equal($"{field} {name} {(await CountAsync(query.With(field, name))).Total}", $"{field} {name} {count}");
    }

    private static long Number(FacetCount facet) => long.Parse(facet.Value, CultureInfo.InvariantCulture);

    private Task<TagTree> TreeAsync() => archive.Database.WithDbAsync(db => db.Tags.ReadTreeAsync(Cancelled));

    private async Task<SearchFacets> CountAsync(ArticleQuery query)
    {
        var ready = Assert.IsType<SearchPreparation.Ready>(await archive.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, Cancelled)));
        return await archive.Database.WithAsync<SearchCounting, SearchFacets>(counting => counting.CountAsync(ready.Condition, Cancelled));
    }

    /// <summary>Articles about Lithuania and Finland, of which one of them says something or both do, under a tag with one below it that another was merged into.</summary>
    public sealed class Archive : IAsyncLifetime
    {
        private static readonly DateTimeOffset At = new(2025, 7, 9, 7, 2, 0, TimeSpan.Zero);

        public MigratedDatabase Database { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            var (above, into, from) = (await CreateAsync("Obstacles", null), await CreateAsync("Walls", "Obstacles"), await CreateAsync("Barriers", null));
            await AddAsync([("LTU", Topic.Production, Stance.Intends), ("FIN", Topic.Withdrawal, Stance.Considers)], from, into);
            await AddAsync([("FIN", Topic.Production, Stance.Intends), ("FIN", Topic.Withdrawal, Stance.InEffect)], from);
            await AddAsync([("LTU", Topic.Withdrawal, Stance.InEffect), ("EST", Topic.Production, Stance.Considers)], into);
            await AddAsync([("FIN", Topic.Production, Stance.Considers)], above);
            await AddAsync([]);
            var read = (await Database.WithDbAsync(db => db.Tags.ReadTreeAsync(Cancelled))).Find(from)!;
            Assert.IsType<TagOutcome.Done>(await Database.WithAsync<TagDesk, TagOutcome>(desk => desk.RetireAsync(from, read.Version, into, PositionBook.First, Cancelled)));
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();

        private async Task<long> CreateAsync(string name, string? below)
        {
            var parent = below is null ? null : await Database.WithDbAsync(db => db.Tags.Where(t => t.Name == below).Select(t => (long?)t.Id).SingleAsync(Cancelled));
            var state = new TagState(name, null, parent, TagColour.Grey, [], false, null);
            return Assert.IsType<TagOutcome.Done>(await Database.WithAsync<TagDesk, TagOutcome>(desk => desk.CreateAsync(state, PositionBook.First, Cancelled))).Tag.Id;
        }

        private async Task AddAsync((string Country, Topic Topic, Stance Stance)[] said, params long[] tags)
        {
            await Database.WithDbAsync(async db =>
            {
                var article = await CodedArticle.AddAsync(db, "Words.", At, Cancelled);
                db.Suggestions.AddRange(said.Select(claim => new Suggestion
                {
                    ArticleId = article.Id,
                    RevisionId = article.RevisionId,
                    CountryCode = CountryCode.Parse(claim.Country, null),
                    Topic = claim.Topic,
                    Stance = claim.Stance,
                    QuoteStart = 0,
                    QuoteEnd = 5,
                    Quote = "Words",
                    Confidence = .8,
                    EngineVersion = 7,
                    MadeAt = At,
                }));
                db.ArticleTags.AddRange(tags.Select(tag => new ArticleTag { ArticleId = article.Id, TagId = tag, At = At, ByName = "An editor" }));
                return await db.SaveChangesAsync(Cancelled);
            });
        }
    }
}
