namespace NewsTracker.Core.Robots;

/// <summary>Takes a robots.txt apart into its key and value lines, as forgiving as the reference matcher is.</summary>
internal static class RobotsLines
{
    /// <summary>Keys in lower case; comments, blank lines and lines that are neither are left out.</summary>
    public static IEnumerable<(string Key, string Value)> Read(string text)
    {
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n', '\r'))
        {
            var comment = raw.IndexOf('#', StringComparison.Ordinal);
            var line = (comment < 0 ? raw : raw[..comment]).Trim();

            // "Disallow /private" without its colon is common, and means what it seems to.
            var end = line.IndexOf(':', StringComparison.Ordinal) is var colon && colon >= 0 ? colon : line.IndexOfAny([' ', '\t']);
            if (end > 0)
            {
                yield return (Known(line[..end].Trim().ToLowerInvariant()), line[(end + 1)..].Trim());
            }
        }
    }

    /// <summary>The misspellings that the reference matcher takes for what is meant.</summary>
    private static string Known(string key) => key switch
    {
        "useragent" or "user agent" => "user-agent",
        "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => "disallow",
        "site-map" => "sitemap",
        "crawldelay" or "crawl delay" => "crawl-delay",
        _ => key,
    };
}
