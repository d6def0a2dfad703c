using NewsTracker.Data;
using NewsTracker.Data.Reference;

namespace NewsTracker.Testing.Postgres;

/// <summary>The product's own database, migrated and filled with reference data: what test databases are cloned from.</summary>
public static class NewsTrackerTemplate
{
    /// <summary>A new build of Data may migrate differently; a new version of the reference data fills differently.</summary>
    public static TemplateSource Source { get; } =
        new($"{typeof(NewsTrackerDbContext).Module.ModuleVersionId:N}{ReferenceData.Version}", PrepareAsync);

    private static async Task PrepareAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddNewsTrackerData(connectionString).BuildServiceProvider();
        await services.GetRequiredService<DatabasePreparation>().PrepareAsync(cancellationToken);
    }
}
