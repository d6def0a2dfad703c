using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Settings;

namespace NewsTracker.Data.Reference;

/// <summary>Brings the reference data that this version ships into the database, once a version.</summary>
internal static class ReferenceDataLoader
{
    private const string VersionKey = "reference-data.version";

    /// <summary>Loads what is new; runs under the preparation lock.</summary>
    /// <returns>The version loaded, or null where it was there already.</returns>
    public static async Task<string?> LoadAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        var version = ReferenceData.Version;
        var loaded = await db.Settings.FirstOrDefaultAsync(s => s.Key == VersionKey, cancellationToken);
        if (loaded?.Value == version)
        {
            return null;
        }

        var data = ReferenceData.Load();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ReplaceCountriesAsync(db, data, cancellationToken);
        await ReplaceCodebookAsync(db, data, cancellationToken);

        // Tags belong to the editors once they are there: the starter tree only grows an empty one.
        if (loaded is null)
        {
            db.Tags.AddRange(data.Tags);
            db.Settings.Add(new Setting { Key = VersionKey, Value = version });
        }
        else
        {
            loaded.Value = version;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return version;
    }

    /// <summary>Countries keep their rows (articles and positions point at their codes); names are taken anew. Acts come with a new country; later ones wait for an admin (DeliveredActs).</summary>
    private static async Task ReplaceCountriesAsync(NewsTrackerDbContext db, ReferenceData data, CancellationToken cancellationToken)
    {
        await db.CountryNames.ExecuteDeleteAsync(cancellationToken);
        var stored = await db.Countries.ToDictionaryAsync(c => c.Code, cancellationToken);
        foreach (var country in data.Countries)
        {
            if (!stored.TryGetValue(country.Code, out var row))
            {
                db.Countries.Add(country);
                continue;
            }

            db.Entry(row).CurrentValues.SetValues(country);
            db.CountryNames.AddRange(country.Names);
        }
    }

    private static async Task ReplaceCodebookAsync(NewsTrackerDbContext db, ReferenceData data, CancellationToken cancellationToken)
    {
        await db.CodebookTopics.ExecuteDeleteAsync(cancellationToken);
        await db.CodebookStances.ExecuteDeleteAsync(cancellationToken);
        db.CodebookTopics.AddRange(data.Topics);
        db.CodebookStances.AddRange(data.Stances);
    }
}
