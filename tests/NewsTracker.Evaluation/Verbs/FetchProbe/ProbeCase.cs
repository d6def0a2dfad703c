using System.Text.Json.Serialization;

namespace NewsTracker.Evaluation.Verbs.FetchProbe;

/// <param name="Kind">page, feed, sitemap or crawl.</param>
/// <param name="Twice">Whether it is fetched a second time into the same store.</param>
internal sealed record ProbeCase(string Id, string Url, string Kind, bool Twice);

/// <summary>What became of a case, as the scorer reads it; what does not apply is absent.</summary>
internal sealed record ProbeResult
{
    public string? Id { get; init; }

    public required string Outcome { get; init; }

    [JsonPropertyName("elapsed_ms")]
    public long ElapsedMs { get; init; }

    public int? Status { get; init; }

    [JsonPropertyName("final_url")]
    public string? FinalUrl { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Language { get; init; }

    public string? Canonical { get; init; }

    public IReadOnlyList<string>? Flags { get; init; }

    [JsonPropertyName("retry_after_s")]
    public double? RetryAfterSeconds { get; init; }

    [JsonPropertyName("permanent_redirect")]
    public bool? IsPermanentRedirect { get; init; }

    public int? Urls { get; init; }

    public IReadOnlyList<ProbeEntry>? Entries { get; init; }

    /// <summary>The story that the article is in; its own where no other carries the report.</summary>
    public string? Group { get; init; }

    [JsonPropertyName("new_entries")]
    public int? NewEntries { get; init; }

    public bool? Revision { get; init; }

    public bool? Kept { get; init; }

    public ProbeResult? Second { get; init; }

    [JsonPropertyName("peak_mb")]
    public double? PeakMegabytes { get; init; }

    /// <summary>The article in the store, to look its story up at the end.</summary>
    [JsonIgnore]
    public long? ArticleId { get; init; }
}

internal sealed record ProbeEntry(string? Id, string? Title, string? Link, string? Published);
