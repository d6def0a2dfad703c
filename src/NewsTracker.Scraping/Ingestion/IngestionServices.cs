using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Analysis;
using NewsTracker.Data.Reference;
using NewsTracker.Scraping.Filtering;

namespace NewsTracker.Scraping.Ingestion;

internal static class IngestionServices
{
    /// <summary>Registers what takes documents in, with the filters that some have to pass.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSingleton(_ => ReferenceData.LoadLexicon());
        services.AddSingleton<CountryMentionFinder>();
        services.AddScoped<SourceRules>();
        services.AddScoped<SourceFilters>();
        services.AddScoped<ItemGate>();
        services.AddScoped<PositionProposals>();
        services.AddSingleton<ArticleGathering>();
        services.AddSingleton<FirstReading>();
        services.AddScoped<ArticleIngestor>();
        services.AddScoped<IRevisionFollower, QuotedPassageNotices>();
        return services;
    }
}
