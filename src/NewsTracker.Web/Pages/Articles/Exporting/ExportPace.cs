using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>How many exports one user begins in a minute, or visitors from one address: each is written into the audit log, which nothing is ever taken out of.</summary>
public sealed class ExportPace(IOptions<ExportOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> starts = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
        ExportTurns.OneOf(context),
        _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.ExportsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    public string Words => $"Enough exports were begun in the last minute: at most {options.Value.ExportsPerMinute} for one user (or one address). Wait a minute, then export again.";

    /// <summary>Where it is not acquired, too many were begun.</summary>
    public RateLimitLease Take(HttpContext context) => starts.AttemptAcquire(context);

    public void Dispose() => starts.Dispose();
}
