using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>What the publisher files the article under: the part of the paper, and key words.</summary>
internal static class PageSubjects
{
    private const int LongestSection = 80;

    private static readonly string[] NotASection = ["uncategorized", "uncategorised", "home", "homepage", "article", "articles", "none", "default"];

    public static Extracted<string>? FindSection(Page page, StructuredPage structured, string? headline) =>
        Sections(page, structured, headline).FirstOrDefault();

    /// <summary>Every section that the page names for the article, strongest first.</summary>
    public static IEnumerable<Extracted<string>> Sections(Page page, StructuredPage structured, string? headline)
    {
        var headlineKey = headline is null ? "" : TextMeasure.Key(headline);
        var meta = page.Declarations.Meta;
        return (structured.Article?.Subjects.Sections ?? []).Take(1).Select(value => (Value: (string?)value, Origin: FieldOrigin.JsonLd))
            .Concat((meta.GetValueOrDefault("article:section") ?? []).Take(1).Select(value => ((string?)value, FieldOrigin.OpenGraph)))
            .Concat(((string[])["parsely-section", "section", "articleSection", "article.section"]).Select(name => (page.Declarations.FirstMeta(name), FieldOrigin.Meta)))
            .Concat(page.Declarations.ItemProperties.Where(element => element.GetAttribute("itemprop") == "articleSection").Take(1).Select(element => (TextOf(element), FieldOrigin.Microdata)))
            .Append((LastLevel(structured.Breadcrumbs, headlineKey), FieldOrigin.JsonLd))
            .Concat(page.Declarations.Breadcrumbs.Take(1).Select(element => (LastLevel(LevelsOf(element), headlineKey), FieldOrigin.VisibleText)))
            .Select(candidate => (Value: Clean(candidate.Item1), candidate.Item2))
            .Where(candidate => candidate.Value is not null && TextMeasure.Key(candidate.Value) != headlineKey)
            .Select(candidate => new Extracted<string>(candidate.Value!, candidate.Item2));
    }

    public static Extracted<IReadOnlyList<string>>? FindKeywords(Page page, StructuredArticle? declared)
    {
        var meta = page.Declarations.Meta;
        if (KeywordList.Read(declared?.Subjects.Keywords) is { Count: > 0 } structured)
            return new Extracted<IReadOnlyList<string>>(structured, FieldOrigin.JsonLd);
        if (KeywordList.Read(meta.GetValueOrDefault("article:tag")) is { Count: > 0 } tags)
            return new Extracted<IReadOnlyList<string>>(tags, FieldOrigin.OpenGraph);
        foreach (var name in (ReadOnlySpan<string>)["news_keywords", "keywords", "parsely-tags", "sailthru.tags"])
        {
            if (KeywordList.Read(meta.GetValueOrDefault(name)) is { Count: > 0 } words)
                return new Extracted<IReadOnlyList<string>>(words, FieldOrigin.Meta);
        }

        var items = page.Declarations.ItemProperties.Where(element => element.GetAttribute("itemprop") == "keywords").Take(50).Select(TextOf).OfType<string>().ToList();
        return KeywordList.Read(items) is { Count: > 0 } marked ? new Extracted<IReadOnlyList<string>>(marked, FieldOrigin.Microdata) : null;
    }

    /// <summary>The last level above the article. The first is the front page; the last is often the article itself.</summary>
    private static string? LastLevel(IReadOnlyList<string> levels, string headlineKey) =>
        levels.Skip(1).LastOrDefault(level => TextMeasure.Key(level) is { Length: > 1 } key && !(headlineKey.Length > 0 && (key == headlineKey || (key.Length >= 15 && headlineKey.StartsWith(key, StringComparison.Ordinal)))));

    private static IReadOnlyList<string> LevelsOf(IElement element) =>
        element.GetElementsByTagName("a") is { Length: > 0 and <= 10 } links ? ["", .. links.Where(link => !IsFrontPage(link.GetAttribute("href"))).Select(TextOf).OfType<string>()] : [];

    private static bool IsFrontPage(string? href) =>
        href is null || href.Trim('/').Length == 0 || (Uri.TryCreate(href, UriKind.Absolute, out var address) && address.AbsolutePath == "/");

    private static string? Clean(string? section)
    {
        if (section is null or { Length: > LongestSection * 2 })
            return null;
        var line = section.OnOneLine();
        return line.Length is > 1 and <= LongestSection && !line.Contains("://", StringComparison.Ordinal) && line.Any(char.IsLetter) && !NotASection.Contains(line, StringComparer.OrdinalIgnoreCase) ? line : null;
    }

    private static string? TextOf(IElement element)
    {
        var text = element.GetAttribute("content") ?? (element.ChildNodes.Length > 12 ? "" : element.TextContent);
        return text.Length is > 1 and < 1_000 ? text.OnOneLine() : null;
    }
}
