using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Settings;

namespace NewsTracker.Web.Settings;

/// <summary>The switches of the installation, kept in the database so that all hosts see a change at once.</summary>
public sealed class InstallationSettings(NewsTrackerDbContext db, AuditTrail audit, PositionPolicy positions)
{
    private const string AnonymousReading = "reading.anonymous";

    // Each part of a page asks whether it may be read: one answer does for a request.
    private bool? allowsAnonymousReading;

    public async Task<bool> AllowsAnonymousReadingAsync(CancellationToken cancellationToken) =>
        allowsAnonymousReading ??= await db.Settings.AnyAsync(s => s.Key == AnonymousReading && s.Value == "on", cancellationToken);

    public async Task SetAnonymousReadingAsync(bool allowed, AuditActor actor, CancellationToken cancellationToken)
    {
        var before = await AllowsAnonymousReadingAsync(cancellationToken);
        if (before != allowed)
        {
            await SwitchAsync(AnonymousReading, allowed, actor, new { AnonymousReading = before }, new { AnonymousReading = allowed }, cancellationToken);
            allowsAnonymousReading = allowed;
        }
    }

    public async Task SetFourEyesAsync(bool needed, AuditActor actor, CancellationToken cancellationToken)
    {
        var before = await positions.NeedsFourEyesAsync(cancellationToken);
        if (before != needed)
        {
            await SwitchAsync(PositionPolicy.FourEyes, needed, actor, new { FourEyes = before }, new { FourEyes = needed }, cancellationToken);
        }
    }

    private async Task SwitchAsync(string key, bool on, AuditActor actor, object before, object after, CancellationToken cancellationToken)
    {
        if (await db.Settings.FindAsync([key], cancellationToken) is { } setting)
        {
            setting.Value = on ? "on" : "off";
        }
        else
        {
            db.Settings.Add(new Setting { Key = key, Value = on ? "on" : "off" });
        }

        await audit.SaveAsync(actor, () => new AuditedAct("settings.change", nameof(Setting), key, before, after), cancellationToken);
    }
}
