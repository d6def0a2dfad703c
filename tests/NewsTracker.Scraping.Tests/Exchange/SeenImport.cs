using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Exchange;

/// <summary>A list that is looked at and taken in.</summary>
internal static class SeenImport
{
    private static readonly AuditActor Admin = new(Guid.NewGuid(), "Ada", null);

    public static async Task<ImportPlan> ImportAsync(this ScrapingPipeline pipeline, OpmlSource source)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var scope = pipeline.Services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<SourceImport>();
        var document = new OpmlDocument { Sources = [source] };
        var plan = await import.PlanAsync(document, cancellationToken);
        Assert.IsType<ImportOutcome.Imported>(await import.ImportAsync(document, plan.Fingerprint, Admin, cancellationToken));
        return plan;
    }
}
