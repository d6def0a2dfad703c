namespace NewsTracker.Core.Robots;

/// <summary>The rules of a robots.txt by RFC 9309.</summary>
public sealed class RobotsFile
{
    private readonly IReadOnlyDictionary<string, RobotsGroup> groups;

    internal RobotsFile(IReadOnlyDictionary<string, RobotsGroup> groups, IReadOnlyList<string> sitemaps) => (this.groups, Sitemaps) = (groups, sitemaps);

    /// <summary>The sitemaps named, as printed.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    public static RobotsFile Parse(string text) => RobotsParser.Parse(text);

    /// <summary>Whether the agent (its product token, such as <c>NewsTracker</c>) may fetch the address.</summary>
    public bool Allows(string agent, Uri url)
    {
        var path = RobotsPath.Of(url);
        return path == "/robots.txt" || FindGroup(agent)?.Allows(path) != false;
    }

    /// <summary>The pause asked for between requests; absent where none is.</summary>
    public TimeSpan? CrawlDelay(string agent) => FindGroup(agent)?.CrawlDelay;

    /// <summary>The addresses of the sitemaps named, in the file's order. They are to be named in full (sitemaps.org), and some are named by their path; "none" names none.</summary>
    /// <param name="file">The address of the file itself.</param>
    public IReadOnlyList<Uri> SitemapAddresses(Uri file) =>
        [.. Sitemaps.Where(named => named.StartsWith('/') || named.StartsWith("http", StringComparison.OrdinalIgnoreCase)).Select(named => Uri.TryCreate(file, named, out var url) ? url : null).OfType<Uri>().Distinct()];

    private RobotsGroup? FindGroup(string agent) =>
        groups.GetValueOrDefault(ProductToken.OfCrawler(agent)) ?? groups.GetValueOrDefault(ProductToken.Any);
}
