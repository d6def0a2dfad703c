using NewsTracker.Web.Pages.Articles.Exporting;

namespace NewsTracker.Web.Pages.Articles.Finding;

internal static class FindingServices
{
    public static IServiceCollection AddArticleFinding(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<FacetNaming>();
        services.AddScoped<FacetMemory>();
        services.AddScoped<FoundMemory>();
        services.AddScoped<ListedMatches>();
        services.AddScoped<ResultPaging>();
        services.AddSingleton<SnippetMemory>();
        services.AddSingleton<RowMemory>();
        services.AddScoped<ResultReading>();
        services.AddScoped<Completion>();
        services.AddScoped<ArticleExport>();
        return services;
    }
}
