using System.Diagnostics;
using System.Net;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Feeds;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Evaluation.Verbs.FetchProbe;

/// <summary>Puts the product's outcomes into the scorer's words.</summary>
internal static class ProbeOutcome
{
    public static ProbeResult Of(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.NotModified => new ProbeResult { Outcome = "not_modified" },
        FetchOutcome.Refused refused => new ProbeResult
        {
            Outcome = refused switch
            {
                { Status: HttpStatusCode.Gone } => "gone",
                { Status: HttpStatusCode.TooManyRequests } or { Status: HttpStatusCode.ServiceUnavailable, RetryAfter: not null } => "rate_limited",
                _ => "http_error",
            },
            Status = (int)refused.Status,
            RetryAfterSeconds = refused.RetryAfter?.TotalSeconds,
        },
        FetchOutcome.Postponed => new ProbeResult { Outcome = "rate_limited" },
        FetchOutcome.RobotsDenied or FetchOutcome.Blocked => new ProbeResult { Outcome = "blocked" },
        FetchOutcome.Failed failed => new ProbeResult
        {
            Outcome = failed.Failure switch { FetchFailure.TooLarge => "too_large", FetchFailure.Timeout => "timeout", _ => "error" },
        },
        _ => throw new UnreachableException(),
    };

    public static string Of(RefusalReason reason) => reason switch
    {
        RefusalReason.SoftNotFound => "soft_404",
        RefusalReason.ConsentWall or RefusalReason.LoginWall => "wall",
        RefusalReason.TooDeep or RefusalReason.TooLong => "too_large",
        RefusalReason.BrokenOff => "truncated",
        _ => "not_article",
    };

    public static long? ArticleOf(IngestOutcome ingested) => ingested switch
    {
        IngestOutcome.Stored stored => stored.ArticleId,
        IngestOutcome.Revised revised => revised.ArticleId,
        IngestOutcome.Unchanged unchanged => unchanged.ArticleId,
        IngestOutcome.Duplicate duplicate => duplicate.ArticleId,
        IngestOutcome.LeadsElsewhere elsewhere => elsewhere.OtherId ?? elsewhere.ArticleId,
        _ => null,
    };

    public static ProbeResult Of(FeedReading reading) => reading switch
    {
        FeedReading.Read { Document: var document, Response: var response } => new ProbeResult
        {
            Outcome = "ok",
            Status = 200,
            FinalUrl = response.FinalUrl.AbsoluteUri,
            Title = document.Title,
            Language = document.Language,
            IsPermanentRedirect = response.MovedTo is not null,
            Urls = document.Entries.Count,
            Entries = [.. document.Entries.Select(Of)],
        },
        FeedReading.NotModified => new ProbeResult { Outcome = "not_modified", Status = 304 },
        FeedReading.NotAFeed => new ProbeResult { Outcome = "not_feed" },
        FeedReading.Failed failed => Of(failed.Outcome),
        _ => throw new UnreachableException(),
    };

    private static ProbeEntry Of(FeedEntry entry) => new(entry.Id, entry.Title, entry.Link, entry.Published?.ToUtc().ToString("O"));
}
