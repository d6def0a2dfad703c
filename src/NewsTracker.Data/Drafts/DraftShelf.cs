using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Drafts;

namespace NewsTracker.Data.Drafts;

/// <summary>Keeps what users type until they send it. Drafts are nobody else's business: they are not audited, and read by their writer only.</summary>
public sealed partial class DraftShelf(NewsTrackerDbContext db, TimeProvider clock)
{
    public Task<Draft?> FindAsync(Guid userId, string key, CancellationToken cancellationToken) =>
        db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.UserId == userId && d.Key == key, cancellationToken);

    /// <summary>The keys of a user's drafts that begin so, the newest first: by <c>ix_drafts_user_id_saved_at</c>, of which a user has few.</summary>
    public Task<List<string>> KeysAsync(Guid userId, string prefix, CancellationToken cancellationToken) =>
        db.Drafts.Where(d => d.UserId == userId && d.Key.StartsWith(prefix)).OrderByDescending(d => d.SavedAt).Select(d => d.Key).ToListAsync(cancellationToken);

    /// <summary>Keeps a draft in the place of the one that had its key, and lets the oldest go where there are too many.</summary>
    public async Task<DraftOutcome> KeepAsync(Guid userId, string key, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        if (key.Length > Draft.MaxKeyLength || !Key().IsMatch(key))
        {
            return new DraftOutcome.Refused("The key of a draft is up to 80 letters, digits, colons and hyphens.");
        }

        if (fields.Sum(field => field.Key.Length + field.Value.Length) > Draft.MaxLength)
        {
            return new DraftOutcome.Refused($"A draft holds up to {Draft.MaxLength} characters.");
        }

        var json = StorableJson.Serialize(fields);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into drafts (user_id, key, fields, saved_at) values ({userId}, {key}, {json}::jsonb, {clock.GetUtcNow()})
            on conflict (user_id, key) do update set fields = excluded.fields, saved_at = excluded.saved_at
            """,
            cancellationToken);
        await db.Drafts.Where(d => d.UserId == userId).OrderByDescending(d => d.SavedAt).Skip(Draft.MaxPerUser).ExecuteDeleteAsync(cancellationToken);
        return new DraftOutcome.Kept();
    }

    /// <summary>Lets a draft go, where there is one; its form was sent or given up.</summary>
    public async Task DiscardAsync(Guid? userId, string? key, CancellationToken cancellationToken)
    {
        if (userId is not null && !string.IsNullOrEmpty(key))
        {
            await db.Drafts.Where(d => d.UserId == userId && d.Key == key).ExecuteDeleteAsync(cancellationToken);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9:-]+$")]
    private static partial Regex Key();
}
