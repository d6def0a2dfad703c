using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Audit;

namespace NewsTracker.Data.Audit;

/// <summary>Who acts: a signed-in user, or the application itself (no id).</summary>
public sealed record AuditActor(Guid? Id, string Name, IPAddress? RemoteAddress)
{
    public static AuditActor Application { get; } = new(null, "NewsTracker", null);
}

/// <summary>What a person did: the values before and after are anonymous objects, kept as JSON.</summary>
public sealed record AuditedAct(string Action, string SubjectType, string SubjectId, object? Before = null, object? After = null);

/// <summary>Writes audit events in the transaction of the change they tell of.</summary>
public sealed class AuditTrail(NewsTrackerDbContext db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Saves the context's changes and an event about them, both or neither.</summary>
    /// <param name="describe">Called after the changes are saved, so that new ids are known.</param>
    public async Task SaveAsync(AuditActor actor, Func<AuditedAct> describe, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await db.SaveChangesAsync(cancellationToken);
        await AppendAsync(actor, describe(), cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Appends an event to the chain within the transaction that is open.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open: the event could outlive, or miss, its change.</exception>
    public async Task AppendAsync(AuditActor actor, AuditedAct act, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An audit event needs the transaction of the change it tells of.");
        }

        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.AuditChain})", cancellationToken);
        var previousHash = await db.AuditEvents.OrderByDescending(e => e.Id).Select(e => e.Hash).FirstOrDefaultAsync(cancellationToken);
        db.AuditEvents.Add(Sealed(actor, act, previousHash ?? AuditChain.Start));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The id of the first event that is not as it was written, or does not follow the one before; null where the whole chain holds.</summary>
    public async Task<long?> FindBreakAsync(CancellationToken cancellationToken)
    {
        var previousHash = AuditChain.Start;
        await foreach (var auditEvent in db.AuditEvents.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!AuditChain.Follows(auditEvent, previousHash))
            {
                return auditEvent.Id;
            }

            previousHash = auditEvent.Hash;
        }

        return null;
    }

    /// <summary>A value as the events keep it.</summary>
    /// <summary>A value as events keep it.</summary>
    public static string TextOf(object value) => JsonSerializer.Serialize(value, Json);

    private AuditEvent Sealed(AuditActor actor, AuditedAct act, byte[] previousHash)
    {
        AuditEvent WithHash(byte[] hash, DateTimeOffset at) => new()
        {
            At = at,
            ActorId = actor.Id,
            ActorName = actor.Name,
            Action = act.Action,
            SubjectType = act.SubjectType,
            SubjectId = act.SubjectId,
            Before = act.Before is null ? null : TextOf(act.Before),
            After = act.After is null ? null : TextOf(act.After),
            RemoteAddress = Kept(actor.RemoteAddress),
            PreviousHash = previousHash,
            Hash = hash,
        };

        // PostgreSQL keeps microseconds; the hash must cover what will be read back.
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return WithHash(AuditChain.HashOf(WithHash([], now)), now);
    }

    /// <summary>PostgreSQL keeps no scope, the network card through which a link-local address is reached: it cannot be hashed either.</summary>
    private static IPAddress? Kept(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6 } && address.ScopeId != 0 ? new IPAddress(address.GetAddressBytes()) : address;
}
