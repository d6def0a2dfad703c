using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Stories;

public sealed class StoryIngestionTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private const string Report =
        "Ecuador and Peru will exchange all remaining maps of minefields along the Cordillera del Condor, the two foreign ministers agreed on Tuesday after five hours of talks in Loja. "
        + "The maps, drawn by army engineers during the border war of 1995, show 84 suspected areas, most of them on steep slopes under cloud forest.";

    private const string Tail = " Japan will pay for two helicopters, and Switzerland for the care of villagers who were hurt. (AFP)";

    private const string OtherReport =
        "Zambia opened a regional training centre for mine action in Kafue. It was paid for by Norway and will teach ninety students a year, half of them from neighbouring countries, "
        + "said the head of the national mine action centre, who hopes that it will be running at full strength before the next rains make the roads impassable.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_from_another_paper_joins_the_story_and_leaves_it_when_its_text_becomes_another()
    {
        var first = await StoreAsync("https://capital.example/maps", Report + Tail);
        Assert.Null((await MemberAsync(first)).StoryId);
        var copy = await StoreAsync("https://pacific.example/maps", Report);
        var (one, other) = (await MemberAsync(first), await MemberAsync(copy));
        Assert.NotNull(one.StoryId);
        Assert.Equal(one.StoryId, other.StoryId);
        Assert.Equal(("AFP", null), (one.Wire, other.Wire));

        Assert.IsType<IngestOutcome.Unchanged>(await IngestAsync("https://pacific.example/maps", Report));
        Assert.Equal(one.StoryId, (await MemberAsync(copy)).StoryId);
        Assert.IsType<IngestOutcome.Revised>(await IngestAsync("https://pacific.example/maps", OtherReport));
        Assert.Null((await MemberAsync(copy)).StoryId);
    }

    private Task<StoryMember> MemberAsync(long articleId) => pipeline.WithDbAsync(db => db.StoryMembers.SingleAsync(m => m.ArticleId == articleId, Cancelled));

    private async Task<long> StoreAsync(string url, string text) => Assert.IsType<IngestOutcome.Stored>(await IngestAsync(url, text)).ArticleId;

    private Task<IngestOutcome> IngestAsync(string url, string text) => pipeline.IngestAsync(
        $"<!DOCTYPE html><html lang=\"en\"><head><title>A report</title></head><body><main><article><h1>A report</h1><p>{text}</p></article></main></body></html>",
        new Uri(url),
        fetchedAt: new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
}
