using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Every value that a page declares for a field, strongest origin first, whether the engine took it or not.</summary>
internal sealed class DeclaredFields(Page page, StructuredPage structured, Uri? baseUrl, DateContext context)
{
    private const int LongestTitle = 1_000;

    private readonly PageDeclarations declarations = page.Declarations;

    private StructuredArticle? Declared => structured.Article;

    public IEnumerable<Extracted<string>?> Headlines() =>
        Texts(Declared is { IsPage: false } ? Declared.Headline : null, FieldOrigin.JsonLd)
            .Concat(Meta(FieldOrigin.OpenGraph, "og:title"))
            .Concat(Meta(FieldOrigin.Meta, "twitter:title", "parsely-title", "dc.title", "sailthru.title", "headline"))
            .Concat(Texts(declarations.Title, FieldOrigin.Meta))
            .Concat(OnlyHeading());

    public IEnumerable<Extracted<string>?> SiteNames() =>
        Meta(FieldOrigin.OpenGraph, "og:site_name")
            .Concat(Texts(Declared?.Publisher, FieldOrigin.JsonLd))
            .Concat(Texts(structured.SiteName, FieldOrigin.JsonLd))
            .Concat(Meta(FieldOrigin.Meta, "application-name", "dc.publisher"));

    public IEnumerable<Extracted<string>?> Sections(string headline) => PageSubjects.Sections(page, structured, headline);

    /// <summary>BCP 47 tags, the page's own attribute first.</summary>
    public IEnumerable<Extracted<string>> Languages()
    {
        var root = page.Document.DocumentElement;
        return new (string? Printed, FieldOrigin Origin)[]
        {
            (root?.GetAttribute("lang") ?? root?.GetAttribute("xml:lang"), FieldOrigin.Meta),
            (Declared?.Language, FieldOrigin.JsonLd),
            (declarations.FirstMeta("content-language", "language", "dc.language", "inLanguage"), FieldOrigin.Meta),
            (declarations.FirstMeta("og:locale"), FieldOrigin.OpenGraph),
        }.Where(entry => LanguageTags.Read(entry.Printed) is not null).Select(entry => new Extracted<string>(LanguageTags.Read(entry.Printed)!, entry.Origin));
    }

    public IEnumerable<Extracted<string>?> CanonicalUrls() =>
        new (string? Printed, FieldOrigin Origin)[] { (declarations.Canonical, FieldOrigin.Meta), (declarations.FirstMeta("og:url"), FieldOrigin.OpenGraph), (Declared?.Url, FieldOrigin.JsonLd) }
            .Select(entry => WebAddress.Resolve(entry.Printed, baseUrl) is { } address ? new Extracted<string>(address.AbsoluteUri, entry.Origin) : null);

    public IEnumerable<Extracted<IReadOnlyList<BylineName>>?> Bylines()
    {
        yield return Credit(Declared?.Authors.Select(author => author.Name), FieldOrigin.JsonLd);
        foreach (var name in (string[])["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"])
            yield return Credit(declarations.Meta.GetValueOrDefault(name), FieldOrigin.Meta);
        yield return Credit(declarations.ItemProperties.Where(element => element.GetAttribute("itemprop") == "author").Take(5).Select(element => element.GetAttribute("content") ?? ElementText.Read(element, 300)), FieldOrigin.Microdata);
    }

    public IEnumerable<Extracted<PrintedInstant>?> Published() =>
        Dates(Declared?.Published, "datePublished", "article:published_time", "og:published_time", "datePublished", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "date");

    public IEnumerable<Extracted<PrintedInstant>?> Modified() =>
        Dates(Declared?.Modified, "dateModified", "article:modified_time", "og:updated_time", "dateModified", "last-modified", "lastmod", "dc.date.modified");

    private IEnumerable<Extracted<PrintedInstant>?> Dates(string? structuredDate, string property, params string[] names)
    {
        yield return Date(structuredDate, FieldOrigin.JsonLd);
        foreach (var name in names)
            yield return Date(declarations.FirstMeta(name), name.Contains(':', StringComparison.Ordinal) ? FieldOrigin.OpenGraph : FieldOrigin.Meta);
        foreach (var element in declarations.ItemProperties.Where(element => element.GetAttribute("itemprop") == property).Take(5))
            yield return Date(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? ElementText.Read(element, 200), FieldOrigin.Microdata);
    }

    private Extracted<PrintedInstant>? Date(string? printed, FieldOrigin origin) =>
        printed is { Length: < 200 } && PrintedDateReader.Read(printed, context) is { Local.Year: >= 1990 } date ? new Extracted<PrintedInstant>(date, origin) : null;

    private static Extracted<IReadOnlyList<BylineName>>? Credit(IEnumerable<string?>? lines, FieldOrigin origin)
    {
        var names = lines?.Take(20).SelectMany(BylineNames.Read).DistinctBy(name => TextMeasure.Key(name.Name)).Take(20).ToList();
        return names is { Count: > 0 } ? new Extracted<IReadOnlyList<BylineName>>(names, origin) : null;
    }

    /// <summary>A page with several first-level headings uses them for other things.</summary>
    private IEnumerable<Extracted<string>?> OnlyHeading()
    {
        var headings = page.Blocks.Where(block => block.HeadingLevel == 1 && block.Kind == TextBlockKind.Heading).Take(2).ToList();
        return headings.Count == 1 ? Texts(headings[0].Text, FieldOrigin.VisibleText) : [];
    }

    private IEnumerable<Extracted<string>?> Meta(FieldOrigin origin, params string[] names) => names.SelectMany(name => Texts(declarations.FirstMeta(name), origin));

    private static IEnumerable<Extracted<string>?> Texts(string? printed, FieldOrigin origin)
    {
        var line = printed is null or { Length: > LongestTitle } ? "" : System.Net.WebUtility.HtmlDecode(printed).OnOneLine();
        return line.Length > 1 ? [new Extracted<string>(line, origin)] : [];
    }
}
