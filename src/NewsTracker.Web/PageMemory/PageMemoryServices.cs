using Microsoft.AspNetCore.OutputCaching;

namespace NewsTracker.Web.PageMemory;

internal static class PageMemoryServices
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Keeps pages that name <see cref="RememberedPages.Policy"/> in memory, 64 MB of them at most.</summary>
    public static void AddPageMemory(this IServiceCollection services)
    {
        services.AddScoped<ChangesAtArrival>();
        services.AddSingleton<AnonymousReading>();
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = 64 * Megabyte;
            cache.MaximumBodySize = Megabyte;
            cache.UseCaseSensitivePaths = true;
        });
        services.AddOptions<OutputCacheOptions>().Configure<RememberedPages>((cache, pages) => cache.AddPolicy(RememberedPages.Policy, pages));
        services.AddSingleton<RememberedPages>();
    }
}
