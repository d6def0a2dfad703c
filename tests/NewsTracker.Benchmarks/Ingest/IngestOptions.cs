using System.Globalization;

namespace NewsTracker.Benchmarks.Ingest;

/// <summary>What to take in: the pages of a folder, served as a feed of so many articles; a short folder is served more than once, each time under other addresses.</summary>
/// <param name="Python">The Python that has Scrapy, where that is to run beside; absent where it is not.</param>
internal sealed record IngestOptions(string Pages, int Articles, string? Python, string? Json)
{
    public const string Usage = "NewsTracker.Benchmarks ingest --pages DIR [--articles N] [--peer scrapy [--python PATH]] [--json FILE]";

    /// <summary>The feed's own limit: see <c>Scraping:MaxItemsPerPoll</c>.</summary>
    private const int MostArticles = 5_000;

    public static IngestOptions? Find(string[] args)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Length; i += 2)
            named[args[i]] = args[i + 1];
        if (!named.TryGetValue("--pages", out var pages) || !Directory.Exists(pages))
            return null;
        var articles = named.TryGetValue("--articles", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostArticles) : 1_000;
        var python = named.GetValueOrDefault("--peer") == "scrapy" ? named.GetValueOrDefault("--python", "python3") : null;
        return new IngestOptions(pages, articles, python, named.GetValueOrDefault("--json"));
    }
}
