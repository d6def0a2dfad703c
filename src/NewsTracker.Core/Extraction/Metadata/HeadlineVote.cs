using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Chooses the headline among what the page offers. Each source is right on most pages and none on all, so they vote.</summary>
internal static class HeadlineVote
{
    private const int Longest = 400;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ‹ ", "_"];

    public static Extracted<string>? Find(Page page, StructuredArticle? declared, string? siteName, Uri? url)
    {
        var meta = page.Declarations;
        var titleElement = Clean(meta.Title);
        var openGraph = Clean(meta.FirstMeta("og:title"));
        var others = new[] { Clean(declared?.Headline), openGraph, titleElement, Clean(meta.FirstMeta("twitter:title", "parsely-title", "dc.title", "sailthru.title", "title")), Clean(meta.FirstMeta("headline")) };
        var hosts = SiteNames(siteName, meta.FirstMeta("og:site_name"), url);
        var visible = FindVisible(page, others, hosts);
        if (visible is not null && OutvotedBy(visible, declared is { IsPage: false } ? Clean(declared.Headline) : null, openGraph is null ? null : CutSiteName(openGraph, hosts)) is { } winner)
            return winner;
        if (visible is not null)
            return new Extracted<string>(visible, FieldOrigin.VisibleText);
        if (declared is { IsPage: false, Headline: not null } && Clean(declared.Headline) is { } structured)
            return new Extracted<string>(structured, FieldOrigin.JsonLd);
        if (openGraph is not null)
            return new Extracted<string>(CutSiteName(openGraph, hosts), FieldOrigin.OpenGraph);
        if (others.FirstOrDefault(other => other is not null) is { } any)
            return new Extracted<string>(CutSiteName(any, hosts), FieldOrigin.Meta);
        var heading = page.Blocks.FirstOrDefault(block => block.Kind == TextBlockKind.Heading && block.Text.Length is > 10 and < Longest);
        return heading is null ? null : new Extracted<string>(OneLine(heading.Text), FieldOrigin.Heuristic);
    }

    /// <summary>Where JSON-LD and Open Graph agree they outvote the heading; one alone wins where the heading is it and a kicker.</summary>
    private static Extracted<string>? OutvotedBy(string visible, string? structured, string? openGraph)
    {
        var key = TextMeasure.Key(visible);
        if (structured is not null && openGraph is not null && TextMeasure.Key(structured) == TextMeasure.Key(openGraph) && TextMeasure.Key(structured) != key)
            return new Extracted<string>(structured, FieldOrigin.JsonLd);
        if (structured is not null && IsWithKicker(key, TextMeasure.Key(structured)))
            return new Extracted<string>(structured, FieldOrigin.JsonLd);
        return openGraph is not null && IsWithKicker(key, TextMeasure.Key(openGraph)) ? new Extracted<string>(openGraph, FieldOrigin.OpenGraph) : null;
    }

    private static bool IsWithKicker(string heading, string title) =>
        title.Length >= 15 && title.Length < heading.Length && title.Length * 5 > heading.Length * 2
        && (heading.EndsWith(title, StringComparison.Ordinal) || heading.StartsWith(title, StringComparison.Ordinal));

    /// <summary>The heading that says the same as one of the declared titles, the first level one at equal votes.</summary>
    private static string? FindVisible(Page page, string?[] others, IReadOnlyList<string> hosts)
    {
        PageBlock? best = null;
        var bestScore = 0.0;
        var declaredWords = others.Where(other => other is not null).Select(other => Words(CutSiteName(other!, hosts))).Where(words => words.Count > 0).ToList();
        var headings = page.Blocks.Where(block => block.Kind == TextBlockKind.Heading && block.HeadingLevel <= 2 && block.Text.Length is > 2 and < Longest).Take(60).ToList();
        foreach (var block in headings)
        {
            var words = Words(block.Text);
            var likeness = declaredWords.Count == 0 ? 0 : declaredWords.Max(other => Likeness(words, other));
            var score = likeness + (block.HeadingLevel == 1 ? 0.5 : 0) - ((block.Node.Traits & (BlockTraits.Hidden | BlockTraits.Navigation | BlockTraits.Related)) != BlockTraits.None ? 0.4 : 0);
            if (likeness < 0.4 && (declaredWords.Count > 0 || block.HeadingLevel > 1))
                continue;
            if (score > bestScore)
                (best, bestScore) = (block, score);
        }

        if (best is null)
        {
            // Headlines written anew for search engines share few words with the one on the page.
            var ones = headings.Where(block => block.HeadingLevel == 1 && (block.Node.Traits & (BlockTraits.Hidden | BlockTraits.Navigation)) == BlockTraits.None && Words(block.Text).Count >= 4).ToList();
            best = ones.Count == 1 ? ones[0] : null;
        }

        return best is null ? null : OneLine(best.Text);
    }

    public static string CutSiteName(string title, IReadOnlyList<string> siteNames)
    {
        for (var round = 0; round < 3; round++)
        {
            var cut = CutOnce(title, siteNames);
            if (cut == title)
                return title;
            title = cut;
        }

        return title;
    }

    private static string CutOnce(string title, IReadOnlyList<string> siteNames)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last <= 0)
                continue;
            var (head, tail) = (title[..last].Trim(), title[(last + separator.Length)..].Trim());
            if (IsSiteName(tail, siteNames) || (separator is " | " or " - " or " » " && TextMeasure.CountWords(tail) <= 3 && TextMeasure.CountWords(head) >= 5 && separator == " | "))
                return head;
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (IsSiteName(title[..first].Trim(), siteNames))
                return title[(first + separator.Length)..].Trim();
        }

        return title;
    }

    private static bool IsSiteName(string text, IReadOnlyList<string> siteNames)
    {
        var key = TextMeasure.Key(text);
        return key.Length > 1 && siteNames.Any(name => key == name || (name.Length >= 4 && key.Length >= 4 && (key.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(key, StringComparison.Ordinal))));
    }

    private static List<string> SiteNames(string? siteName, string? openGraphName, Uri? url)
    {
        var names = new List<string>();
        foreach (var name in (ReadOnlySpan<string?>)[siteName, openGraphName])
        {
            if (name is not null && TextMeasure.Key(name) is { Length: > 1 } key)
                names.Add(key);
        }

        if (url is { HostNameType: UriHostNameType.Dns })
        {
            var host = url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host;
            names.Add(TextMeasure.Key(host));
            names.AddRange(host.Split('.').SkipLast(1).Where(label => label.Length >= 3).Select(label => TextMeasure.Key(label)));
        }

        return names;
    }

    private static HashSet<string> Words(string text) =>
        text.Split([' ', '\n', ',', '.', ':', ';', '"', '\'', '’', '‘', '“', '”', '«', '»', '?', '!', '(', ')', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest * 4)
            return null;
        var line = OneLine(System.Net.WebUtility.HtmlDecode(text));
        return line.Length is > 1 and <= Longest ? line : null;
    }

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
