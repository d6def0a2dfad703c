using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Search;

/// <summary>A few articles in three languages, and searches in them.</summary>
public sealed class SearchArchive : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2025, 7, 9, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, long> ids = [];

    public MigratedDatabase Database { get; } = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await AddAsync("exit", "Lithuania leaves the mine ban", "The minister Dovilė Šakalienė said that mines will be produced. Parliament voted to leave the treaty.", "en", ["LTU", "RUS"], ["LTU"], "Jonas Kask");
        await AddAsync("clearing", "Deminers return to the field", "A minefield near the village was cleared; nobody produced any mine.", "en", ["UKR"], []);
        await AddAsync("suomi", "Suomi jättää sopimuksen", "Miinat palaavat varastoihin, sanoi ministeri.", "fi", ["FIN"], null);
        await AddAsync("sejm", "Sejm za wycofaniem", "Miny przeciwpiechotne wracają, powiedział minister.", "pl", ["POL"], null);
        await AddAsync("weather", "Rain over the bay", "The ferry was late again because of the mist.", null, [], null);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public long this[string name] => ids[name];

    public async Task AddAsync(string name, string headline, string body, string? language, string[] mentioned, string[]? acting, string? author = null) =>
        ids[name] = await Database.WithDbAsync(async db =>
        {
            var article = new Article
            {
                Headline = headline,
                BodyText = body,
                Language = language,
                Authors = author is null ? [] : [author],
                MentionedCountries = [.. mentioned.Select(CountryCode.Parse)],
                ActingCountries = acting is null ? null : [.. acting.Select(CountryCode.Parse)],
                Source = new Source { Name = $"The {name} gazette", HomeUrl = $"https://{name}.example/", CreatedAt = Noon },
                Origin = ArticleOrigin.PastedText,
                DatedAt = Noon.AddDays(-ids.Count),
                FirstSeenAt = Noon,
                LastChangedAt = Noon,
            };
            db.Articles.Add(article);
            await db.SaveChangesAsync(Cancelled);
            return article.Id;
        });

    public Task<SearchPreparation> PrepareAsync(string query) => Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, Cancelled));

    public async Task<SearchCondition> ConditionAsync(string query) => Assert.IsType<SearchPreparation.Ready>(await PrepareAsync(query)).Condition;

    /// <summary>The names of the articles found, newest first.</summary>
    public async Task<string> FindAsync(string query) => await FindAsync(await ConditionAsync(query));

    public async Task<string> FindAsync(SearchCondition condition)
    {
        var places = await Database.WithAsync<ArticleSearch, IReadOnlyList<ArticleCursor>>(search => search.OlderAsync(condition, null, 100, Cancelled));
        return string.Join(' ', places.Select(place => ids.First(pair => pair.Value == place.Id).Key));
    }
}
