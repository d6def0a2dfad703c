namespace NewsTracker.Data.Outbound;

/// <summary>When a host may next be asked for something; one row a host, so that all scraper processes keep the pace together.</summary>
public sealed class HostPace
{
    /// <summary>Host and port, lower case.</summary>
    public required string Host { get; init; }

    public required DateTimeOffset NextRequestAt { get; set; }

    /// <summary>Until when the host asked to be left alone (Retry-After), or is because it found us too frequent; absent or past where it did not.</summary>
    public DateTimeOffset? HeldUntil { get; set; }
}
