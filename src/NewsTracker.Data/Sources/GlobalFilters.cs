using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Settings;

namespace NewsTracker.Data.Sources;

/// <summary>The filters for all sources: JSON, kept among the settings.</summary>
public sealed class GlobalFilters
{
    public const string Key = "filters.global";

    /// <summary>What is kept where there are none: as if there were nothing.</summary>
    private const string None = "{}";

    private readonly Setting setting;

    private GlobalFilters(Setting setting) => this.setting = setting;

    /// <summary>Null where there are none. What is set is saved with the context.</summary>
    public string? Json
    {
        get => setting.Value == None ? null : setting.Value;
        set => setting.Value = value ?? None;
    }

    /// <returns>Null where there are none.</returns>
    public static Task<string?> FindAsync(NewsTrackerDbContext db, CancellationToken cancellationToken) =>
        db.Settings.Where(s => s.Key == Key && s.Value != None).Select(s => (string?)s.Value).FirstOrDefaultAsync(cancellationToken);

    /// <summary>To be changed.</summary>
    public static async Task<GlobalFilters> LoadAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        var kept = await db.Settings.FirstOrDefaultAsync(s => s.Key == Key, cancellationToken);
        return new GlobalFilters(kept ?? db.Settings.Add(new Setting { Key = Key, Value = None }).Entity);
    }

    /// <summary>To be changed, and nobody else changes them until the transaction ends.</summary>
    public static async Task<GlobalFilters> HoldAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        // The row is made first, so that there is one to lock.
        await db.Database.ExecuteSqlAsync($"insert into settings (key, value) values ({Key}, {None}) on conflict do nothing", cancellationToken);
        return new GlobalFilters(await db.Settings.FromSql($"select * from settings where key = {Key} for update").SingleAsync(cancellationToken));
    }
}
