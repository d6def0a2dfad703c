using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Settings;

namespace NewsTracker.Web.Settings;

/// <summary>The switches of the installation, kept in the database so that all hosts see a change at once.</summary>
public sealed class InstallationSettings(NewsTrackerDbContext db, AuditTrail audit)
{
    private const string AnonymousReading = "reading.anonymous";

    public Task<bool> AllowsAnonymousReadingAsync(CancellationToken cancellationToken) =>
        db.Settings.AnyAsync(s => s.Key == AnonymousReading && s.Value == "on", cancellationToken);

    public async Task SetAnonymousReadingAsync(bool allowed, AuditActor actor, CancellationToken cancellationToken)
    {
        var before = await AllowsAnonymousReadingAsync(cancellationToken);
        if (before == allowed)
        {
            return;
        }

        var setting = await db.Settings.FindAsync([AnonymousReading], cancellationToken);
        if (setting is null)
        {
            db.Settings.Add(new Setting { Key = AnonymousReading, Value = allowed ? "on" : "off" });
        }
        else
        {
            setting.Value = allowed ? "on" : "off";
        }

        await audit.SaveAsync(
            actor,
            () => new AuditedAct("settings.change", "Setting", AnonymousReading, new { AnonymousReading = before }, new { AnonymousReading = allowed }),
            cancellationToken);
    }
}
