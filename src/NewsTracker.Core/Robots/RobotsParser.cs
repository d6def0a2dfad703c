using System.Globalization;

namespace NewsTracker.Core.Robots;

/// <summary>Reads the lines of a robots.txt into groups. Lines it does not know are passed over (RFC 9309, 2.2.4).</summary>
internal sealed class RobotsParser
{
    /// <summary>RFC 9309 2.5: a crawler reads at least 500 KiB, and may leave the rest.</summary>
    private const int LongestText = 500 * 1024;

    private const int LongestLine = 16 * 1024;
    private const int MostSitemaps = 1_000;
    private const int MostDelayed = 1_000;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly Dictionary<string, RobotsGroup> groups = new(StringComparer.Ordinal);
    private readonly List<RobotsGroup> waiting = [];
    private readonly List<string> sitemaps = [];
    private RobotsBlock? block;
    private bool isNaming;
    private bool isDelayed;

    public static RobotsFile Parse(string text)
    {
        var parser = new RobotsParser();

        // A byte order mark cut short decodes to replacement characters.
        var rest = text.AsSpan(0, Math.Min(text.Length, LongestText)).TrimStart("\ufeff\ufffd");
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny('\r', '\n');
            var line = end < 0 ? rest : rest[..end];
            parser.Read(line[..Math.Min(line.Length, LongestLine)]);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return new RobotsFile(parser.groups, parser.sitemaps);
    }

    private void Read(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        var statement = (comment < 0 ? line : line[..comment]).Trim();
        var (key, value) = Split(statement);
        if (key.IsEmpty)
            return;
        switch (DirectiveOf(key))
        {
            case Directive.UserAgent: Name(value); break;
            case Directive.Allow: Add(value, isAllow: true); break;
            case Directive.Disallow: Add(value, isAllow: false); break;
            case Directive.CrawlDelay: Delay(value); break;
            case Directive.Sitemap when sitemaps.Count < MostSitemaps && !value.IsEmpty: sitemaps.Add(value.ToString()); break;
        }
    }

    private void Name(ReadOnlySpan<char> agent)
    {
        if (!isNaming)
            block = new RobotsBlock();
        if (!isNaming || isDelayed)
            waiting.Clear();
        isNaming = true;
        isDelayed = false;
        var token = ProductToken.Of(agent);
        if (token.Length == 0)
            return;
        if (!groups.TryGetValue(token, out var group))
            groups.Add(token, group = new RobotsGroup());
        group.Add(block!);
        if (waiting.Count < MostDelayed)
            waiting.Add(group);
    }

    private void Add(ReadOnlySpan<char> path, bool isAllow)
    {
        isNaming = false;
        if (path.IsEmpty)
            return;
        var pattern = RobotsPath.Normalise(path);
        block?.Add(new RobotsRule(isAllow, pattern));

        // Google's matcher reads "Allow: /a/index.html" as leave for the folder itself, too; sites have come to mean it so.
        if (isAllow && pattern.LastIndexOf('/') is var slash && slash >= 0 && pattern.AsSpan(slash + 1).StartsWith("index.htm", StringComparison.Ordinal))
            block?.Add(new RobotsRule(isAllow, pattern[..(slash + 1)] + "$"));
    }

    /// <summary>A delay is no rule of RFC 9309 and so ends no list of agents (2.2.4), but is meant for the agents named since the last one.</summary>
    private void Delay(ReadOnlySpan<char> seconds)
    {
        isDelayed = true;
        if (!double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return;
        foreach (var group in waiting)
            group.Ask(TimeSpan.FromSeconds(Math.Min(number, LongestDelay.TotalSeconds)));
    }

    /// <summary>A colon parts key and value; where it was forgotten, white space between exactly two words does.</summary>
    private static (string Key, string Value) SplitWords(ReadOnlySpan<char> statement)
    {
        var blank = statement.IndexOfAny(' ', '\t');
        if (blank < 0)
            return ("", "");
        var value = statement[blank..].Trim();
        return value.IndexOfAny(' ', '\t') < 0 ? (statement[..blank].ToString(), value.ToString()) : ("", "");
    }

    private static Parts Split(ReadOnlySpan<char> statement)
    {
        var colon = statement.IndexOf(':');
        if (colon >= 0)
            return new Parts(statement[..colon].Trim(), statement[(colon + 1)..].Trim());
        var (key, value) = SplitWords(statement);
        return new Parts(key, value);
    }

    private static Directive DirectiveOf(ReadOnlySpan<char> key) =>
        Is(key, "user-agent") || Is(key, "useragent") || Is(key, "user agent") ? Directive.UserAgent
        : Is(key, "allow") ? Directive.Allow
        : Is(key, "disallow") || Is(key, "dissallow") || Is(key, "dissalow") || Is(key, "disalow") || Is(key, "diasllow") || Is(key, "disallaw") ? Directive.Disallow
        : Is(key, "crawl-delay") ? Directive.CrawlDelay
        : Is(key, "sitemap") || Is(key, "site-map") ? Directive.Sitemap
        : Directive.Unknown;

    private static bool Is(ReadOnlySpan<char> key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private enum Directive
    {
        Unknown,
        UserAgent,
        Allow,
        Disallow,
        CrawlDelay,
        Sitemap,
    }

    private readonly ref struct Parts(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        private readonly ReadOnlySpan<char> key = key;
        private readonly ReadOnlySpan<char> value = value;

        public void Deconstruct(out ReadOnlySpan<char> first, out ReadOnlySpan<char> second)
        {
            first = key;
            second = value;
        }
    }
}
