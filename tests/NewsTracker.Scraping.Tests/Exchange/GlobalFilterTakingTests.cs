using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Exchange;

public sealed class GlobalFilterTakingTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private const string Filters = """{"excludeWords":["sport"]}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_without_filters_leaves_those_here()
    {
        await SetAsync(null);
        Assert.Equal((ImportEffect.Skip, "The same already."), await PlanAsync("{}"));
        Assert.Equal(ImportEffect.Add, (await PlanAsync(Filters)).Effect);
        await SetAsync(Filters);
        Assert.Equal((ImportEffect.Skip, "The list has none; those here stay."), await PlanAsync("{}"));
        Assert.Equal((ImportEffect.Skip, "The same already."), await PlanAsync(Filters));
        Assert.Equal(Filters, await ExportedAsync());
    }

    [Fact]
    public async Task Filters_that_were_taken_away_are_not_exported()
    {
        await SetAsync(Filters);
        await SetAsync(null);
        Assert.Null(await ExportedAsync());
    }

    private Task<SourceEdit<string?>> SetAsync(string? filters) =>
        pipeline.WithAsync((SourceDesk desk) => desk.ChangeGlobalFiltersAsync(null, filters, new AuditActor(Guid.NewGuid(), "Ada", null), Cancelled));

    private Task<(ImportEffect Effect, string What)> PlanAsync(string filters) => pipeline.WithAsync(async (SourceImport import) =>
    {
        var row = Assert.Single((await import.PlanAsync(new OpmlDocument { GlobalFilters = filters, Sources = [] }, Cancelled)).Rows);
        return (row.Effect, row.What);
    });

    private async Task<string?> ExportedAsync() => (await pipeline.WithDbAsync(db => SourceExport.MakeAsync(db, Cancelled))).GlobalFilters;
}
