using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Evaluation.Verbs.FetchProbe;

/// <summary>Fetches a page and takes it into the store, as an editor who adds an article by its address.</summary>
internal static class PageProbe
{
    public static async Task<ProbeResult> RunAsync(IServiceProvider services, ProbeCase probe, CancellationToken cancellationToken)
    {
        var first = await FetchAsync(services, probe, cancellationToken);
        if (!probe.Twice)
        {
            return first;
        }

        var second = await FetchAsync(services, probe, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var kept = first.ArticleId is { } id && await db.Revisions.AnyAsync(r => r.ArticleId == id && r.Number == 1, cancellationToken);
        return first with { Second = second with { Kept = kept, Revision = second.Revision ?? false } };
    }

    private static async Task<ProbeResult> FetchAsync(IServiceProvider services, ProbeCase probe, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var known = await db.ArticleAddresses.AsNoTracking().FirstOrDefaultAsync(a => a.Url == probe.Url, cancellationToken);
        var outcome = await scope.ServiceProvider.GetRequiredService<IFetcher>().FetchAsync(new FetchRequest(new Uri(probe.Url), known?.ETag, known?.LastModified), cancellationToken);
        if (outcome is not FetchOutcome.Fetched page)
        {
            return ProbeOutcome.Of(outcome);
        }

        var ingested = await scope.ServiceProvider.GetRequiredService<ArticleIngestor>().IngestAsync(
            new IncomingDocument
            {
                Origin = ArticleOrigin.Address,
                Content = page.Body,
                ContentType = page.ContentType,
                RequestedUrl = new Uri(probe.Url),
                FinalUrl = page.FinalUrl,
                FetchedAt = TimeProvider.System.GetUtcNow(),
                Headers = page.Headers,
                ETag = page.ETag,
                LastModified = page.LastModified,
            },
            actor: null,
            cancellationToken);
        return ingested is IngestOutcome.Refused refused
            ? new ProbeResult { Outcome = ProbeOutcome.Of(refused.Reason), Status = 200, FinalUrl = page.FinalUrl.AbsoluteUri }
            : await DescribeAsync(db, page, ingested, cancellationToken);
    }

    private static async Task<ProbeResult> DescribeAsync(NewsTrackerDbContext db, FetchOutcome.Fetched page, IngestOutcome ingested, CancellationToken cancellationToken)
    {
        var id = ProbeOutcome.ArticleOf(ingested)!.Value;
        var article = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken);
        return new ProbeResult
        {
            Outcome = "ok",
            Status = 200,
            FinalUrl = page.FinalUrl.AbsoluteUri,
            Title = article.Headline,
            Text = article.BodyText,
            Language = article.Language,
            Canonical = article.Url,
            Flags = article.IsPaywalled == true ? ["paywalled"] : [],
            IsPermanentRedirect = page.MovedTo is not null,
            Revision = ingested is IngestOutcome.Revised,
            ArticleId = id,
        };
    }
}
