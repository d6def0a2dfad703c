using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Rechecks;

internal static class RecheckServices
{
    /// <summary>Registers the planning of re-checks, which goes with every ingestion, and their loop, which runs where <c>Scraping:Enabled</c> is true.</summary>
    public static IServiceCollection AddRechecks(this IServiceCollection services)
    {
        services.AddOptions<RecheckOptions>().BindConfiguration("Rechecks").ValidateOnStart();
        services.AddSingleton<IValidateOptions<RecheckOptions>, RecheckOptionsValidator>();
        services.AddSingleton<RecheckPlanning>();
        services.AddScoped<RecheckCatchUp>();
        services.AddScoped<RecheckLeases>();
        services.AddScoped<ArticleRechecker>();
        services.AddSingleton<GuardedRecheck>();
        services.AddHostedService<RecheckArticlesService>();
        return services;
    }
}
