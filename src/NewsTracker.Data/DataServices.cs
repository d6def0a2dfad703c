using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Changes;
using NewsTracker.Data.Countries;
using NewsTracker.Data.Drafts;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Reference;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Scoring;
using NewsTracker.Data.Search;
using NewsTracker.Data.Sources;
using NewsTracker.Data.Stories;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Today;
using NewsTracker.Data.Treaties;
using NewsTracker.Data.Triage;
using Npgsql;

namespace NewsTracker.Data;

public static class DataServices
{
    private static readonly KeptStatements Kept = new();

    /// <summary>Registers the database context, its connection pool and what prepares the database at start-up.</summary>
    public static IServiceCollection AddNewsTrackerData(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(Pooled(connectionString)));

        // Making a context and what belongs to it takes longer than a small query: it is made once and used again.
        services.AddDbContextPool<NewsTrackerDbContext>((provider, options) => options.UseNewsTracker(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<DatabasePreparation>();
        services.AddSingleton<ChangeCounter>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<NoticeBoard>();
        services.AddScoped<SourceRemoval>();
        services.AddScoped<SourceAdding>();
        services.AddScoped<SourceDesk>();
        services.AddScoped<ReaderNoticeBoard>();
        services.AddScoped<PositionPolicy>();
        services.AddScoped<VisitLog>();
        services.AddScoped<ReadingLog>();
        services.AddScoped<TriageDesk>();
        services.AddScoped<TriageSteps>();
        services.AddScoped<PositionDesk>();
        services.AddScoped<PositionVerdicts>();
        services.AddScoped<SuggestionVerdicts>();
        services.AddScoped<ReviewQueue>();
        services.AddScoped<AnnotationDesk>();
        services.AddScoped<DraftShelf>();
        services.AddScoped<StoryPlacement>();
        services.AddScoped<StoryEditing>();
        services.AddScoped<TagDesk>();
        services.AddScoped<ArticleTagging>();
        services.AddScoped<ManyArticles>();
        services.AddScoped<TagRuleDesk>();
        services.AddScoped<TaggingDesk>();
        services.AddScoped<RuleTagging>();
        services.AddMemoryCache();
        services.AddScoped<SuggestionWriter>();
        services.AddScoped<ModelLedger>();
        services.AddScoped<ModelQueue>();
        services.AddScoped<ModelSuggestionWriter>();
        services.AddScoped<ArticleQueryPreparation>();
        services.AddScoped<KnownQueries>();
        services.AddScoped<AuthorNames>();
        services.AddSingleton<SearchMemory>();
        services.AddScoped<ArticleSearch>();
        services.AddScoped<ArrivedMatches>();
        services.AddScoped<StoryFolds>();
        services.AddScoped<SavedSearchDesk>();
        services.AddScoped<SubscriptionDesk>();
        services.AddScoped<SearchLooks>();
        services.AddScoped<NewMatches>();
        services.AddScoped<SearchCounting>();
        services.AddSingleton<ScorerMemory>();
        services.AddScoped<ScorerInUse>();
        services.AddScoped<JudgedArticles>();
        services.AddSingleton<StanceBooks>();
        services.AddScoped<TreatyDesk>();
        services.AddScoped<DeliveredActs>();
        services.AddScoped<CountryNotes>();
        services.AddSingleton(_ => ReferenceData.LoadCodebook());
        services.AddSingleton(_ => ReferenceData.LoadGroups());
        services.AddSingleton(_ => ReferenceData.LoadContested());
        return services;
    }

    /// <summary>Registers what protects secrets. The keys stand in the one database, so that what one host protects every other reads; they are asked for at start-up, after the database is prepared.</summary>
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("NewsTracker").PersistKeysToDbContext<NewsTrackerDbContext>();
        return services;
    }

    /// <summary>
    /// A connection goes back to the pool as it is: whatever the product sets, it sets for a transaction (<c>set local</c>, <c>pg_advisory_xact_lock</c>). Resetting it would make the server
    /// forget the plans of its triggers and foreign keys, and plan them anew for the next article.
    /// </summary>
    private static string Pooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true }.ConnectionString;

    internal static DbContextOptionsBuilder UseNewsTracker(this DbContextOptionsBuilder options, NpgsqlDataSource dataSource) =>
        options.UseNpgsql(dataSource).UseSnakeCaseNamingConvention().AddInterceptors(Kept)

            // It says only that something went wrong, also where a request was given up; the exception that follows says what.
            .ConfigureWarnings(events => events.Log((RelationalEventId.TransactionError, LogLevel.Debug))

                // A poll of a feed that was removed is meant to be left out with it (FeedConfiguration).
                .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
}
