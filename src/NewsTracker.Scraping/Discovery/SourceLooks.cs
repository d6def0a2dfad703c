using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Discovery;

/// <summary>The looks at addresses that admins have begun. Kept in the database, so that any web host can show how one goes on.</summary>
public sealed class SourceLooks(NewsTrackerDbContext db, SourceLookQueue queue, TimeProvider clock)
{
    private const int MostAtOnce = 3;

    private const int MostListed = 50;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A look whose host gives no sign of life for this long was broken off: one page takes no longer, the host's pace included.</summary>
    private static readonly TimeSpan BrokenOffAfter = TimeSpan.FromMinutes(4);

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Begins to look; absent where the person has too many looks under way.</summary>
    /// <param name="isSchemeAssumed">Whether the address was typed without its scheme: then http is tried where https cannot be reached.</param>
    /// <param name="forSourceId">The source that more feeds are looked for; absent where they may be of a new one.</param>
    public async Task<Guid?> StartAsync(Uri address, bool isSchemeAssumed, long? forSourceId, Guid startedBy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (old, alive) = (now - Kept, now - BrokenOffAfter);
        await db.SourceLooks.Where(l => l.StartedAt < old).ExecuteDeleteAsync(cancellationToken);
        if (await db.SourceLooks.CountAsync(l => l.StartedBy == startedBy && l.FinishedAt == null && l.HeartbeatAt > alive, cancellationToken) >= MostAtOnce)
        {
            return null;
        }

        var look = new SourceLook
        {
            Id = Guid.NewGuid(),
            StartedBy = startedBy,
            Address = address.AbsoluteUri,
            StartedAt = now,
            HeartbeatAt = now,
            Findings = JsonSerializer.Serialize(new LookFindings { Doing = "Waiting for its turn.", IsSchemeAssumed = isSchemeAssumed, ForSourceId = forSourceId }, Json),
        };
        db.SourceLooks.Add(look);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        if (queue.TryAdd(look.Id))
        {
            return look.Id;
        }

        await ForgetAsync(look.Id, cancellationToken);
        return null;
    }

    /// <summary>The looks that the person began and that are not forgotten yet: those under way, then the newest.</summary>
    public async Task<IReadOnlyList<BegunLook>> BegunByAsync(Guid startedBy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = now - Kept;
        var looks = await db.SourceLooks.Where(l => l.StartedBy == startedBy && l.StartedAt >= old)
            .OrderBy(l => l.FinishedAt != null).ThenByDescending(l => l.StartedAt).ThenBy(l => l.Id).Take(MostListed)
            .Select(l => new { l.Id, l.Address, l.StartedAt, l.FinishedAt, l.HeartbeatAt }).ToListAsync(cancellationToken);
        return looks.ConvertAll(l => new BegunLook(l.Id, l.Address, l.StartedAt, StateOf(l.FinishedAt, l.HeartbeatAt, now)));
    }

    /// <summary>The look, where the person began it and it is not forgotten yet.</summary>
    public async Task<LookView?> FindAsync(Guid id, Guid startedBy, CancellationToken cancellationToken)
    {
        if (await db.SourceLooks.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.StartedBy == startedBy, cancellationToken) is not { } look)
        {
            return null;
        }

        return new LookView(look.Id, look.Address, StateOf(look.FinishedAt, look.HeartbeatAt, clock.GetUtcNow()), JsonSerializer.Deserialize<LookFindings>(look.Findings, Json)!);
    }

    /// <summary>Says of looks that wait for their turn that they are not forgotten: their host is alive.</summary>
    internal Task KeepWaitingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.SourceLooks.Where(l => ids.Contains(l.Id) && l.FinishedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.HeartbeatAt, now), cancellationToken);
    }

    /// <summary>Ends a look early; what was found stays.</summary>
    public Task StopAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.SourceLooks.Where(l => l.Id == id && l.FinishedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.FinishedAt, now), cancellationToken);
    }

    public Task ForgetAsync(Guid id, CancellationToken cancellationToken) => db.SourceLooks.Where(l => l.Id == id).ExecuteDeleteAsync(cancellationToken);

    /// <summary>What a look begins with.</summary>
    internal async Task<(string Address, LookFindings Findings)> BegunAsync(Guid id, CancellationToken cancellationToken)
    {
        var look = await db.SourceLooks.AsNoTracking().FirstAsync(l => l.Id == id, cancellationToken);
        return (look.Address, JsonSerializer.Deserialize<LookFindings>(look.Findings, Json)!);
    }

    /// <summary>Keeps what was found so far.</summary>
    /// <returns>Whether the look is still wanted: its admin may have ended it.</returns>
    internal async Task<bool> ReportAsync(Guid id, LookFindings findings, bool isFinished, CancellationToken cancellationToken)
    {
        var json = StorableJson.Serialize(findings, Json);
        var now = clock.GetUtcNow();
        return await db.SourceLooks.Where(l => l.Id == id && l.FinishedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Findings, json).SetProperty(l => l.HeartbeatAt, now).SetProperty(l => l.FinishedAt, isFinished ? now : null), cancellationToken) > 0;
    }

    private static LookState StateOf(DateTimeOffset? finishedAt, DateTimeOffset heartbeatAt, DateTimeOffset now) =>
        finishedAt is not null ? LookState.Finished : now - heartbeatAt > BrokenOffAfter ? LookState.BrokenOff : LookState.UnderWay;
}

public sealed record LookView(Guid Id, string Address, LookState State, LookFindings Findings);

/// <summary>A look as a list names it.</summary>
public sealed record BegunLook(Guid Id, string Address, DateTimeOffset StartedAt, LookState State);

public enum LookState
{
    UnderWay,
    Finished,

    /// <summary>The host that looked stopped before it was done.</summary>
    BrokenOff,
}
