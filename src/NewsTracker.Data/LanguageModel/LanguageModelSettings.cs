using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Settings;
using NewsTracker.Data.Sources;

namespace NewsTracker.Data.LanguageModel;

/// <summary>The settings of the language model in the database. Its key is kept protected, and given to nobody but the client that sends it.</summary>
public sealed class LanguageModelSettings(NewsTrackerDbContext db, IDataProtectionProvider protection, AuditTrail audit)
{
    private const string Key = "language-model";
    private const string Act = "settings.change";
    private const string SecretKey = "language-model.key";

    private readonly IDataProtector protector = protection.CreateProtector("NewsTracker.LanguageModel.Key");

    public async Task<ModelSettings> FindAsync(CancellationToken cancellationToken) =>
        SettingsIn(await db.Settings.AsNoTracking().Where(s => s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken));

    public Task<bool> HasKeyAsync(CancellationToken cancellationToken) => db.Settings.AnyAsync(s => s.Key == SecretKey, cancellationToken);

    /// <summary>What a form that shows the settings sends back, to tell whether they still hold.</summary>
    public static string MarkOf(ModelSettings settings, bool hasKey) => SeenValue.Of(JsonSerializer.Serialize(settings), $"{hasKey}");

    /// <summary>The settings and their key, read at once: a key read later could be that of another host, and would be sent to this one.</summary>
    public async Task<ModelAccess> FindWithKeyAsync(CancellationToken cancellationToken)
    {
        var values = await db.Settings.AsNoTracking().Where(s => s.Key == Key || s.Key == SecretKey).ToDictionaryAsync(s => s.Key, s => s.Value, cancellationToken);
        return new ModelAccess(SettingsIn(values.GetValueOrDefault(Key)), values.GetValueOrDefault(SecretKey) is { } secret ? TryUnprotect(secret) : null);
    }

    /// <summary>Saves with an audit event that tells of the key only whether there is one. Two who save take turns, so that each sees what the other saved.</summary>
    /// <param name="decide">What becomes of the key, given the settings that are replaced and whether they have one.</param>
    /// <param name="seen">The mark of what the form began with; absent saves over whatever holds.</param>
    public async Task<ModelSettingsOutcome> SaveAsync(ModelSettings settings, Func<ModelSettings, bool, KeyChange> decide, string? seen, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.ModelSettings})", cancellationToken);
        var before = new { Settings = await FindAsync(cancellationToken), HasKey = await HasKeyAsync(cancellationToken) };
        if (seen is not null && seen != MarkOf(before.Settings, before.HasKey))
        {
            return new ModelSettingsOutcome.Outdated(before.Settings, before.HasKey, await FindAuthorAsync(cancellationToken));
        }

        var key = decide(before.Settings, before.HasKey);
        if (before.Settings == settings && key is KeyChange.None)
        {
            return new ModelSettingsOutcome.Saved(key);
        }

        await SetAsync(Key, JsonSerializer.Serialize(settings), cancellationToken);
        if (key is not KeyChange.None)
        {
            await SetAsync(SecretKey, key is KeyChange.New(var secret) ? protector.Protect(secret) : null, cancellationToken);
        }

        var hasKey = key switch { KeyChange.New => true, KeyChange.Forget => false, _ => before.HasKey };
        await audit.SaveAsync(
            actor, () => new AuditedAct(Act, nameof(Setting), Key, before, new { Settings = settings, HasKey = hasKey, KeyReplaced = key is KeyChange.New }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ModelSettingsOutcome.Saved(key);
    }

    private Task<LastAct?> FindAuthorAsync(CancellationToken cancellationToken) =>
        db.AuditEvents.On(nameof(Setting), Key).OfActs([Act]).NewestBefore(null).Select(e => new LastAct(e.ActorName, e.At)).FirstOrDefaultAsync(cancellationToken);

    private static ModelSettings SettingsIn(string? json) => json is null ? new ModelSettings() : JsonSerializer.Deserialize<ModelSettings>(json)!;

    /// <returns>Null where the ring of keys that protects it was lost.</returns>
    private string? TryUnprotect(string secret)
    {
        try
        {
            return protector.Unprotect(secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task SetAsync(string key, string? value, CancellationToken cancellationToken)
    {
        var setting = await db.Settings.FindAsync([key], cancellationToken);
        if (value is null && setting is not null)
        {
            db.Settings.Remove(setting);
        }
        else if (value is not null && setting is not null)
        {
            setting.Value = value;
        }
        else if (value is not null)
        {
            db.Settings.Add(new Setting { Key = key, Value = value });
        }
    }
}

/// <summary>Where a model is asked, and the key that belongs there.</summary>
/// <param name="Key">Null where none was given, or where it can no longer be read.</param>
public sealed record ModelAccess(ModelSettings Settings, string? Key)
{
    /// <summary>A record would print it.</summary>
    public override string ToString() => Settings.ToString();
}

/// <summary>What becomes of the key when settings are saved.</summary>
public abstract record KeyChange
{
    private KeyChange()
    {
    }

    /// <summary>It stays as it is.</summary>
    public sealed record None : KeyChange;

    public sealed record Forget : KeyChange;

    public sealed record New(string Secret) : KeyChange
    {
        /// <summary>A record would print it.</summary>
        public override string ToString() => "New key";
    }
}
