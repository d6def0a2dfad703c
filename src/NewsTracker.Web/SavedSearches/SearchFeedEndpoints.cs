using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using NewsTracker.Web.Hosting;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.SavedSearches;

/// <summary>Saved searches as feeds, for programs that can neither sign in nor hold a cookie: the secret in the address is all they have to show.</summary>
internal static class SearchFeedEndpoints
{
    public const string Root = "/feeds/";

    private const string Limit = "feeds";

    public static void AddSearchFeeds(this IServiceCollection services)
    {
        services.AddScoped<SearchFeedReading>();
        services.AddOptions<SearchFeedOptions>().BindConfiguration("Feeds").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SearchFeedOptions>, SearchFeedOptionsValidator>();

        // Per address that asks, for whoever tries secrets; a service that reads for many people stays below it.
        services.AddRateLimiter(limiter => limiter.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            $"feeds for {context.ClientNetworkText()}",
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = context.RequestServices.GetRequiredService<IOptions<SearchFeedOptions>>().Value.RequestsPerMinute,
                Window = TimeSpan.FromMinutes(1),
            })));
    }

    public static void MapSearchFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup(Root).AllowAnonymous().RequireRateLimiting(Limit);
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        feeds.MapMethods("{secret}.atom", methods, (string secret, SearchFeedReading reading, HttpContext context, CancellationToken cancellationToken) =>
            AnswerAsync(secret, AtomSearchFeed.Write, AtomSearchFeed.ContentType, reading, context, cancellationToken));
        feeds.MapMethods("{secret}.json", methods, (string secret, SearchFeedReading reading, HttpContext context, CancellationToken cancellationToken) =>
            AnswerAsync(secret, JsonSearchFeed.Write, JsonSearchFeed.ContentType, reading, context, cancellationToken));
    }

    private static async Task<IResult> AnswerAsync(
        string secret, Func<SearchFeed, byte[]> write, string contentType, SearchFeedReading reading, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        if (await reading.ReadAsync(secret, context.Request.Root(), cancellationToken) is not { } feed)
        {
            // Revoked and never made look alike.
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Text("There is no feed at this address. Its owner may have renewed or revoked it.", statusCode: StatusCodes.Status404NotFound);
        }

        // A reader may keep it, and asks each time whether it still holds: a revoked address is to be of no use at once.
        context.Response.Headers.CacheControl = "private, no-cache";
        var body = write(feed);

        // No Last-Modified: what is tagged or coded can bring an older article in, or take one out, and its date says nothing of that.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
        return TypedResults.Bytes(body, contentType, entityTag: tag);
    }
}
