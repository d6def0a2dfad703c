using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Outbound;

/// <summary>A host's robots.txt as last fetched.</summary>
public sealed class RobotsRecord
{
    /// <summary>Scheme, host and port, lower case: <c>https://example.org</c>.</summary>
    public required string Origin { get; init; }

    public required DateTimeOffset FetchedAt { get; set; }

    public required RobotsAvailability Availability { get; set; }

    /// <summary>The newest content that could be read.</summary>
    public required string Content { get; set; }

    /// <summary>Since when every attempt has failed; absent where the last one did not.</summary>
    public DateTimeOffset? UnreachableSince { get; set; }

    /// <summary>Why it cannot be read, in a sentence.</summary>
    public string? Explanation { get; set; }

    /// <summary>What ails the host itself (name, connection, certificate, time-out), where it is not this file alone that cannot be read.</summary>
    public FeedTrouble? HostTrouble { get; set; }

    /// <summary>When the host last gave any answer to the question for the file; absent where it never did: its name may be mistyped.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the file was last read, or the host last said that it has none; absent where neither ever was.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Whether nothing may be fetched from the host by now.</summary>
    public bool ForbidsAllAt(DateTimeOffset now) => Availability == RobotsAvailability.Unreachable && !RobotsCopy.StandsIn(ReadAt is not null, UnreachableSince ?? FetchedAt, now);

    /// <summary>The <see cref="Origin"/> of an address.</summary>
    public static string OriginOf(Uri url) => url.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
}

/// <summary>What the last fetch of a robots.txt means (RFC 9309, 2.3.1).</summary>
public enum RobotsAvailability
{
    Found,

    /// <summary>4xx: the host has no rules, everything is allowed.</summary>
    Unavailable,

    /// <summary>5xx or no answer: everything is forbidden until it answers again.</summary>
    Unreachable,
}
