using NewsTracker.Core.Extraction;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Web.Pages.Articles;

namespace NewsTracker.Web.Tests.Articles;

public sealed class ReextractionTitleTests
{
    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public void A_search_is_named() => Assert.Equal("Reading again all that match mines", ReextractionTitle.Of(ReextractionParameters.OfAll("mines", 7), ["One"], 1, null));

    [Fact]
    public void One_chosen_article_is_named_and_more_are_counted()
    {
        var chosen = ReextractionParameters.Of([1, 2]);
        Assert.Equal("Reading again “Council votes”", ReextractionTitle.Of(chosen, ["Council votes"], 1, null));
        Assert.Equal("Reading again 1,200 chosen articles", ReextractionTitle.Of(chosen, ["Council votes", "Council waits"], 1200, null));
    }

    [Fact]
    public void Source_and_days_are_named_where_they_narrow() => Assert.Equal(
        ["Reading again the articles of A paper, 1 Jul 2026 to 2 Jul 2026", "Reading again the articles, since 1 Jul 2026", "Reading again the articles, until 1 Jul 2026"],
        [TitleOf(July, July.AddDays(1), "A paper"), TitleOf(July, null), TitleOf(null, July)]);

    [Fact]
    public void Where_only_an_older_engine_counts_it_is_named() => Assert.Equal(
        $"Reading again the articles, where an engine before version {ArticleExtractor.EngineVersion} read them", ReextractionTitle.Of(new(null, null, null, OnlyOlderEngine: true), [], 3, null));

    private static string TitleOf(DateOnly? from, DateOnly? to, string? source = null) => ReextractionTitle.Of(new(null, from, to, OnlyOlderEngine: false), [], 3, source);
}
