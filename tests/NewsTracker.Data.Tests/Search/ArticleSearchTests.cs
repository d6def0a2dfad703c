using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

public sealed class ArticleSearchTests(SearchArchive archive) : IClassFixture<SearchArchive>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "exit clearing suomi sejm weather")]
    [InlineData("mines", "exit clearing")]
    [InlineData("producing", "exit clearing")]
    [InlineData("the mine treaty", "exit")]
    [InlineData("Sakaliene", "exit")]
    [InlineData("Šakalienė", "exit")]
    [InlineData("przeciwpiechotne", "sejm")]
    [InlineData("miina", "suomi")]
    [InlineData("varasto", "suomi")]
    [InlineData("\"leave the treaty\"", "exit")]
    [InlineData("\"treaty leave\"", "")]
    [InlineData("minefi*", "clearing")]
    [InlineData("produc*", "exit clearing")]
    [InlineData("mines -treaty", "clearing")]
    [InlineData("-mines", "suomi sejm weather")]
    [InlineData("ferry or minefield", "clearing weather")]
    [InlineData("ferry or minefield or weather", "clearing weather")]
    [InlineData("(ferry or mine) -treaty", "clearing weather")]
    [InlineData("ferry or (mine -treaty)", "clearing weather")]
    [InlineData("ferry or -mine", "suomi sejm weather")]
    [InlineData("-(ferry or mine)", "suomi sejm")]
    [InlineData("country:LTU", "exit")]
    [InlineData("country:Lithuania", "exit")]
    [InlineData("country:russia", "")]
    [InlineData("mentions:Russia", "exit")]
    [InlineData("country:FIN,POL", "suomi sejm")]
    [InlineData("-country:FIN,POL", "exit clearing weather")]
    [InlineData("lang:fi or lang:pl", "suomi sejm")]
    [InlineData("lang:en mine", "exit clearing")]
    [InlineData("mine lang:pl,en", "exit clearing")]
    [InlineData("mine (lang:fi or country:LTU)", "exit")]
    [InlineData("published:2025-07-08.. lang:pl,en", "exit clearing")]
    [InlineData("author:kask", "exit")]
    [InlineData("author:minister", "")]
    [InlineData("headline:mine", "exit")]
    [InlineData("source:\"The sejm Gazette\"", "sejm")]
    [InlineData("published:2025-07-08..", "exit clearing")]
    [InlineData("mine or published:..2025-07-05", "exit clearing weather")]
    [InlineData("has:author", "exit")]
    [InlineData("state:new mine", "exit clearing")]
    [InlineData("state:coded", "")]
    [InlineData("topic:production", "")]
    [InlineData("\"'; drop table articles; --\"", "")]
    [InlineData("the country:LTU", "exit")]
    [InlineData("country:LTU -the", "exit")]
    [InlineData("the -treaty", "clearing suomi sejm weather")]
    [InlineData("the or country:LTU", "exit")]
    [InlineData("(\"of the\" or in) country:FIN", "suomi")]
    [InlineData("the lang:pl", "")]
    [InlineData("by* lang:en", "")]
    [InlineData("no* lang:en", "clearing")]
    [InlineData("author:jonas lang:en", "exit")]
    [InlineData("author:jona", "")]
    [InlineData("author:jona*", "exit")]
    [InlineData("author:minis*", "")]
    [InlineData("headline:min*", "exit")]
    public async Task A_query_finds(string query, string found) => Assert.Equal(found, await archive.FindAsync(query));

    [Theory]
    [InlineData("mines country:Ruritania", "Ruritania")]
    [InlineData("tag:nosuch", "nosuch")]
    [InlineData("source:nosuch", "nosuch")]
    [InlineData("mines lang:en,xx", "xx")]
    public async Task A_name_that_means_nothing_is_pointed_at(string query, string at)
    {
        var problem = Assert.IsType<SearchPreparation.Refused>(await archive.PrepareAsync(query)).Problem;
        Assert.Equal(at, query.Substring(problem.At.Start, problem.At.Length));
    }

    [Theory]
    [InlineData("the of and", "the of and")]
    [InlineData(" of  -\"the which\" ", "of  -\"the which\"")]
    [InlineData("-the", "the")]
    [InlineData("the or (in -of)", "the or (in -of")]
    [InlineData("headline:the", "the")]
    public async Task Words_too_common_to_be_searched_for_are_pointed_at_where_nothing_else_is_asked(string query, string at)
    {
        var problem = Assert.IsType<SearchPreparation.Refused>(await archive.PrepareAsync(query)).Problem;
        Assert.Equal(at, query.Substring(problem.At.Start, problem.At.Length));
        Assert.Contains("too common", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("country:Lithunia", "did you mean Lithuania?")]
    [InlineData("mentions:\"Cote d'Ivoir\"", "did you mean Côte d'Ivoire?")]
    [InlineData("country:Atlantis", "write its name or its code")]
    public async Task A_state_that_was_probably_meant_is_named(string query, string words) =>
        Assert.Contains(words, Assert.IsType<SearchPreparation.Refused>(await archive.PrepareAsync(query)).Problem.Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task Names_are_put_into_one_form() =>
        Assert.Equal("country:LTU mines tag:mine-clearance", Assert.IsType<SearchPreparation.Ready>(await archive.PrepareAsync("country:lithuania mines tag:\"Mine clearance\"")).Query.ToString());

    [Theory]
    [InlineData("Kyiv Post («KP»)", "source:\"kyiv post (kp)\"")]
    [InlineData("Radio“Echo”, Tallinn", "source:\"Radio Echo, Tallinn\"")]
    public async Task A_source_with_quotes_in_its_name_is_asked_for_as_written_and_as_typed(string name, string typed)
    {
        await archive.Database.WithDbAsync(db =>
        {
            db.Sources.Add(new Source { Name = name, HomeUrl = $"https://{name.Length}.quotes.example/", CreatedAt = SearchArchive.Noon });
            return db.SaveChangesAsync(Cancelled);
        });
        var written = ArticleQuery.Everything.With(QueryField.Source, name).ToString();
        Assert.Equal(written, Assert.IsType<SearchPreparation.Ready>(await archive.PrepareAsync(written)).Query.ToString());
        Assert.Equal(written, Assert.IsType<SearchPreparation.Ready>(await archive.PrepareAsync(typed)).Query.ToString());
    }

    [Fact]
    public async Task A_source_whose_name_another_has_is_asked_for_alone_by_its_id()
    {
        var (first, second) = await archive.Database.WithDbAsync(async db =>
        {
            var (one, other) = (new Source { Name = "The Post", HomeUrl = "https://post.example/", CreatedAt = SearchArchive.Noon }, new Source { Name = "The post", HomeUrl = "https://post.test/", CreatedAt = SearchArchive.Noon });
            db.Sources.AddRange(one, other);
            await db.SaveChangesAsync(Cancelled);
            return (one.Id, other.Id);
        });
        var (alone, both, mixed) = (await ReadyAsync($"source:{first}"), await ReadyAsync("source:\"the post\""), await ReadyAsync($"source:{second},\"The Post\""));
        Assert.Equal(($"source:{first}", "source:\"The Post\""), (alone.Query.ToString(), both.Query.ToString()));
        Assert.Equal([first], SourcesOf(alone));
        Assert.Equal([first, second], SourcesOf(both));
        Assert.Equal([first, second], SourcesOf(mixed));

        static IEnumerable<long> SourcesOf(SearchPreparation.Ready ready) => ready.Condition.Parameters.SelectMany(parameter => parameter.Value is long[] several ? several : [(long)parameter.Value]).Distinct().Order();
        async Task<SearchPreparation.Ready> ReadyAsync(string query) => Assert.IsType<SearchPreparation.Ready>(await archive.PrepareAsync(query));
    }

    [Fact]
    public async Task Pages_lead_both_ways()
    {
        var condition = await archive.ConditionAsync("-nothing");
        var all = await SearchAsync(search => search.OlderAsync(condition, null, 10, Cancelled));
        Assert.Equal(5, all.Count);
        Assert.Equal(all.Skip(2).Take(2), await SearchAsync(search => search.OlderAsync(condition, all[1], 2, Cancelled)));
        Assert.Equal([all[2], all[1]], await SearchAsync(search => search.NewerAsync(condition, all[3], 2, Cancelled)));
    }

    [Fact]
    public async Task A_headline_counts_more_than_the_text()
    {
        var condition = await archive.ConditionAsync("mine");
        var ranked = await SearchAsync(search => search.RelevantAsync(condition, Cancelled));
        Assert.Equal(archive["exit"], ranked[0].Id);
        Assert.Equal(2, ranked.Count);
    }

    [Fact]
    public async Task Facets_count_what_is_found()
    {
        var condition = await archive.ConditionAsync("mines or miinat");
        var facets = await archive.Database.WithAsync<SearchCounting, SearchFacets>(counting => counting.CountAsync(condition, Cancelled));
        Assert.Equal((3, false), (facets.Total, facets.IsAbout));
        Assert.Equal([new("en", 2), new("fi", 1)], facets.Values[QueryField.Lang]);
        Assert.Equal([new("246", 1), new("440", 1)], facets.Values[QueryField.Country].OrderBy(facet => facet.Value));
        Assert.Equal([new(2025, 7, 3)], facets.Months);
    }

    [Fact]
    public async Task Snippets_mark_what_was_found_whatever_its_form()
    {
        var condition = await archive.ConditionAsync("producing");
        var snippets = await archive.Database.WithDbAsync(db => db.SnippetsAsync([archive["exit"]], condition.Words!, Cancelled));
        Assert.Contains(("produced", true), SearchSnippets.Pieces(snippets[archive["exit"]].Excerpt));
    }

    [Fact]
    public async Task Words_countries_and_tags_are_read_from_one_index()
    {
        var condition = await archive.ConditionAsync("mines country:LTU tag:mine-clearance");
        var sql = $"select s.* from article_search s where {condition.Sql}";
        var plan = await archive.Database.PlanAsync(db => db.ArticleSearch.FromSqlRaw(sql, condition.ToParameters()).Select(row => row.ArticleId));
        Assert.Contains("ix_article_search_words", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Found_articles_can_be_asked_on()
    {
        var condition = await archive.ConditionAsync("mines");
        var ids = await archive.Database.WithAsync<ArticleQueryPreparation, List<long>>(preparation =>
            preparation.Matching(condition).Where(row => row.MentionIds.Length > 0).OrderBy(row => row.ArticleId).Select(row => row.ArticleId).ToListAsync(Cancelled));
        Assert.Equal([archive["exit"], archive["clearing"]], ids);
    }

    private Task<IReadOnlyList<ArticleCursor>> SearchAsync(Func<ArticleSearch, Task<IReadOnlyList<ArticleCursor>>> ask) => archive.Database.WithAsync(ask);
}
