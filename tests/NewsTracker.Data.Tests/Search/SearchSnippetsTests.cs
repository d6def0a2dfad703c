using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

public sealed class SearchSnippetsTests(SearchArchive archive) : IClassFixture<SearchArchive>
{
    private const string Filler = "The ferry crossed the bay at noon, and the crew saw a good deal of brass on the pier. ";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("theodolite")]
    [InlineData("theodol*")]
    [InlineData("\"brass theodolite\"")]
    [InlineData("theodolite or heliotrope")]
    [InlineData("theodolite -heliotrope")]
    public async Task What_is_found_far_down_a_text_is_marked(string query)
    {
        var body = string.Concat(Enumerable.Repeat(Filler, 120)) + "Then they unpacked the brass theodolite. " + string.Concat(Enumerable.Repeat(Filler, 30));
        if (await archive.FindAsync("theodolite") != "survey")
            await archive.AddAsync("survey", "A survey of the coast", body, "en", [], null);
        var snippet = await ReadAsync("survey", query);
        Assert.Contains(("theodolite", true), SearchSnippets.Pieces(snippet.Excerpt));
        Assert.StartsWith("…", snippet.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_the_headline_alone_has_nothing_is_marked_in_the_text() => Assert.False((await ReadAsync("weather", "headline:rain")).HasFound);

    [Fact]
    public async Task A_text_that_has_the_marks_itself_is_marked_where_it_was_found()
    {
        await archive.AddAsync("icons", "\uE000 A sextant", "\uE001Share\uE000 the sextant " + string.Concat(Enumerable.Repeat(Filler, 40)) + "\uE000 and a clinometer.", "en", [], null);
        var snippet = await ReadAsync("icons", "sextant");
        Assert.Equal("sextant", Found(snippet.Headline));
        Assert.Equal("sextant", Found(snippet.Excerpt));
        Assert.Equal("clinometer", Found((await ReadAsync("icons", "clinometer")).Excerpt));

        static string Found(string marked) => string.Join('|', SearchSnippets.Pieces(marked).Where(piece => piece.IsFound).Select(piece => piece.Text));
    }

    private async Task<SearchSnippet> ReadAsync(string name, string query)
    {
        var condition = await archive.ConditionAsync(query);
        return (await archive.Database.WithDbAsync(db => db.SnippetsAsync([archive[name]], condition.Words!, Cancelled)))[archive[name]];
    }
}
