namespace NewsTracker.Data.Notices;

/// <summary>Up to when something was told of, so that it is told once however often it is looked for.</summary>
public sealed class NoticeMark
{
    /// <summary>Of what: <c>positions</c>.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset Until { get; set; }
}
