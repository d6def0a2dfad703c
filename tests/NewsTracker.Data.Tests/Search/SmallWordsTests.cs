using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

/// <summary>A word that is a small one in some language of the archive ("mine" in Danish, "war" in German) has to occur all the same, but in articles of that language.</summary>
public sealed class SmallWordsTests(SmallWordsTests.Archive archive) : IClassFixture<SmallWordsTests.Archive>
{
    private const string All = "exit clearing suomi sejm weather tobacco danish front grain german";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mine ban", "exit danish")]
    [InlineData("\"mine ban\"", "exit danish")]
    [InlineData("headline:\"mine ban\"", "exit")]
    [InlineData("mine ban lang:en", "exit")]
    [InlineData("mine ban -lang:en", "danish")]
    [InlineData("mine ban published:2025-07-08..", "exit")]
    [InlineData("(mine ban) or grain", "exit danish grain")]
    [InlineData("(mine ban) or country:POL", "exit sejm danish")]
    [InlineData("the mine ban", "exit")]
    [InlineData("action -\"mine action\"", "tobacco")]
    [InlineData("war ukraine", "front german")]
    [InlineData("ukraine -(war ukraine)", "grain")]
    [InlineData("der krieg", "german")]
    [InlineData("\"der krieg\"", "german")]
    [InlineData("krieg", "german")]
    public async Task A_query_finds(string query, string found) => Assert.Equal(found, await archive.Search.FindAsync(query));

    [Theory]
    [InlineData("-\"mine action\"", "danish")]
    [InlineData("-(war ukraine)", "front german")]
    [InlineData("-(mine ban)", "exit danish")]
    [InlineData("-((mine ban) or country:POL)", "exit sejm danish")]
    public async Task What_is_negated_leaves_out_the_same(string query, string leftOut) =>
        Assert.Equal(All.Split(' ').Except(leftOut.Split(' ')), (await archive.Search.FindAsync(query)).Split(' '));

    [Fact]
    public async Task What_is_found_is_counted()
    {
        var condition = await archive.Search.ConditionAsync("\"mine ban\"");
        var facets = await archive.Search.Database.WithAsync<SearchCounting, SearchFacets>(counting => counting.CountAsync(condition, Cancelled));
        Assert.Equal(2, facets.Total);
    }

    [Theory]
    [InlineData("mine ban")]
    [InlineData("\"war ukraine\"")]
    [InlineData("ukraine -(mine ban)")]
    public async Task Each_language_is_asked_of_the_index(string query)
    {
        var condition = await archive.Search.ConditionAsync(query);
        var sql = $"select s.* from article_search s where {condition.Sql}";
        var plan = await archive.Search.Database.PlanAsync(db => db.ArticleSearch.FromSqlRaw(sql, condition.ToParameters()).Select(row => row.ArticleId));
        Assert.Contains("BitmapOr", plan, StringComparison.Ordinal);
        Assert.Contains("ix_article_search_words", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leaves treaty")]
    [InlineData("the treaty")]
    [InlineData("\"leave the treaty\"")]
    [InlineData("treat* -grain")]
    public async Task A_query_without_such_words_is_one_tsquery(string query) => Assert.Equal("(s.tsv @@ @q0::tsquery)", (await archive.Search.ConditionAsync(query)).Sql);

    [Fact]
    public async Task A_snippet_marks_what_is_asked_of_its_article()
    {
        var words = (await archive.Search.ConditionAsync("\"mine ban\"")).Words!;
        Assert.Contains("('ban')", words.Of("da"), StringComparison.Ordinal);
        Assert.DoesNotContain("('ban')", words.Of("en"), StringComparison.Ordinal);
        var snippets = await archive.Search.Database.WithDbAsync(db => db.SnippetsAsync([archive.Search["exit"], archive.Search["danish"]], words, Cancelled));
        Assert.Contains(("ban", true), SearchSnippets.Pieces(snippets[archive.Search["danish"]].Excerpt));
        Assert.Contains(("mine", true), SearchSnippets.Pieces(snippets[archive.Search["exit"]].Headline));
    }

    public sealed class Archive : IAsyncLifetime
    {
        public SearchArchive Search { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Search.InitializeAsync();
            await Search.AddAsync("tobacco", "A ban on tobacco", "The ban covers every shop; action was taken at once.", "en", [], null);
            await Search.AddAsync("danish", "Forbud mod miner", "En ban på action, siger ministeren.", "da", [], null);
            await Search.AddAsync("front", "The war in Ukraine", "Both armies stood still.", "en", ["UKR"], ["UKR"]);
            await Search.AddAsync("grain", "Ukraine exports grain", "Ships left the port.", "en", ["UKR"], ["UKR"]);
            await Search.AddAsync("german", "Der Krieg in der Ukraine", "Die Armee bleibt stehen.", "de", ["UKR"], ["UKR"]);
        }

        public ValueTask DisposeAsync() => Search.DisposeAsync();
    }
}
