using System.Globalization;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Where the archive lies that is filled and searched, and how large it is to be. The folder stays, so that loading goes on where it stopped and searches find it again.</summary>
internal sealed record SearchOptions(string Folder, int Articles, string? Json)
{
    public const string Usage = "NewsTracker.Benchmarks load --home DIR [--articles N] | search --home DIR [--json FILE]";

    private const int MostArticles = 10_000_000;

    public static SearchOptions? Find(string[] args)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Length; i += 2)
            named[args[i]] = args[i + 1];
        if (!named.TryGetValue("--home", out var folder))
            return null;
        var articles = named.TryGetValue("--articles", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostArticles) : 100_000;
        return new SearchOptions(folder, articles, named.GetValueOrDefault("--json"));
    }
}
