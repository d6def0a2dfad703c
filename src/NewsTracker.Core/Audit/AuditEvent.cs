using System.Net;

namespace NewsTracker.Core.Audit;

/// <summary>Who changed what, when, with the values before and after. Rows form a hash chain: a removed or altered row breaks it.</summary>
public sealed class AuditEvent
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The acting user; absent for a sign-in that named nobody.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at the time, kept readable when the account is gone.</summary>
    public required string ActorName { get; init; }

    /// <summary>What was done, as <c>feature.verb</c>: <c>sources.add-feed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: the feature's noun and its id.</summary>
    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>JSON of the changed values before; absent for a creation.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of the changed values after; absent for a removal.</summary>
    public string? After { get; init; }

    public IPAddress? RemoteAddress { get; init; }

    /// <summary>The hash of the event before this one; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>SHA-256 over the previous hash and every value of this event.</summary>
    public required byte[] Hash { get; init; }
}
