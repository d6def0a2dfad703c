using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>How many exports go on at once in this process: each holds a connection to the database for as long as its reader takes.</summary>
public sealed class ExportTurns : IDisposable
{
    private const int MostOfOne = 2;
    private const int MostOfAll = 8;

    /// <summary>In bytes a second; a slow mobile connection does more. Whoever reads slower has the connection to the database kept for nothing, and is cut off.</summary>
    private const double SlowestReader = 20_000;

    /// <summary>How long a reader may pause before that is measured.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly PartitionedRateLimiter<HttpContext> turns = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetConcurrencyLimiter(OneOf(context), _ => Limit(MostOfOne))),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter("all", _ => Limit(MostOfAll))));

    public static string Words => $"Enough exports are being made at the moment: at most {MostOfOne} for one user (or one address), and {MostOfAll} in all. Wait until one of them is done, then export again.";

    /// <summary>A turn, to be given back by disposing it; where it is not acquired, too many go on.</summary>
    public RateLimitLease Take(HttpContext context) => turns.AttemptAcquire(context);

    /// <summary>Has the server cut off a reader that is too slow. Over HTTP/2 it measures by its own limit only.</summary>
    public static void CutOffSlowReader(HttpContext context)
    {
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(SlowestReader, Grace);
        }
    }

    public void Dispose() => turns.Dispose();

    /// <summary>Who asks, to count by.</summary>
    internal static string OneOf(HttpContext context) => context.Actor().Id is { } user ? $"user {user}" : $"visitor from {context.ClientNetworkText()}";

    private static ConcurrencyLimiterOptions Limit(int permits) => new() { PermitLimit = permits };
}
