using System.Net;
using System.Text.Json;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The JSON-LD objects of a page that matter: the article, and the site or organisation behind it.</summary>
internal sealed class StructuredPage
{
    private const int MostDates = 40;

    private readonly List<StructuredArticle> articles = [];
    private readonly List<(string Id, BylineName Name)> named = [];
    private readonly Dictionary<string, string> images = new(StringComparer.Ordinal);
    private readonly List<string> logos = [];

    public StructuredArticle? Article { get; private set; }

    public string? SiteName { get; private set; }

    public bool IsListing { get; private set; }

    public bool IsLiveBlog { get; private set; }

    /// <summary>The names of the levels above the article, outermost first.</summary>
    public IReadOnlyList<string> Breadcrumbs { get; private set; } = [];

    /// <summary>Pictures that are declared to be the mark of an organisation.</summary>
    public IReadOnlyList<string> Logos => logos;

    /// <summary>The address of a picture that may be named by the id of an object elsewhere.</summary>
    public string? ImageNamed(string printed) =>
        printed.StartsWith(StructuredSubjects.ReferencePrefix, StringComparison.Ordinal) ? images.GetValueOrDefault(printed[StructuredSubjects.ReferencePrefix.Length..]) : printed;

    public void Add(JsonElement element, bool inList)
    {
        var type = TypeOf(element);
        AddSurroundings(element, type);
        IsLiveBlog |= !inList && StructuredSubjects.IsLiveBlog(element);
        if (Text(element, "@id") is { } id && Text(element, "name") is { } name)
            named.Add((id, new BylineName(Clean(name), !type.Contains("Person", StringComparison.Ordinal))));
        if (type is "WebSite" && !inList)
            SiteName ??= Text(element, "name");
        if (type is "CollectionPage" or "SearchResultsPage")
            IsListing = true;
        var isArticle = type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal)
            || type is "Report" or "Review" or "Recipe" or "ClaimReview" or "OpinionPiece";
        var isPage = type is "WebPage" or "VideoObject" or "CreativeWork";
        if ((isArticle || isPage) && !inList)
            articles.Add(ReadArticle(element, isArticle) with { Dates = ReadDates(element, isPage ? StructuredNode.Page : type == "Recipe" ? StructuredNode.Recipe : StructuredNode.Article) });
    }

    public void Choose(Uri? url)
    {
        var path = url?.AbsolutePath.Trim('/');
        var best = articles
            .Select((article, index) => (Article: article, Score: Score(article, path) - (index * 0.01)))
            .OrderByDescending(scored => scored.Score)
            .FirstOrDefault();
        if (best.Article is not { } chosen)
            return;
        var authors = chosen.Authors.SelectMany(Resolve).Where(author => author.Name.Length is > 1 and < 100).DistinctBy(author => author.Name).ToList();

        // The page around the article often has the dates the article leaves out.
        var dates = chosen.Dates.Select(date => date with { IsChosen = true }).Concat(articles.Where(article => article != chosen).SelectMany(article => article.Dates));
        Article = chosen with { Authors = authors, Dates = [.. dates.Take(MostDates)] };
    }

    private void AddSurroundings(JsonElement element, string type)
    {
        if (logos.Count < 50)
            logos.AddRange(StructuredSubjects.ImagesOf(element, "logo").Take(5));
        if (type is "BreadcrumbList" && Breadcrumbs.Count == 0)
            Breadcrumbs = StructuredSubjects.ReadBreadcrumbs(element);
        if (type is "ImageObject" && images.Count < 200 && Text(element, "@id") is { } id && (Text(element, "url") ?? Text(element, "contentUrl")) is { } address)
            images.TryAdd(id, address);
    }

    private IEnumerable<BylineName> Resolve(BylineName author)
    {
        if (!author.Name.StartsWith("@id:", StringComparison.Ordinal))
            return [author];
        return named.Where(entry => entry.Id == author.Name[4..]).Select(entry => entry.Name).Take(1);
    }

    private static double Score(StructuredArticle article, string? path) =>
        (article.IsPage ? 0 : 4) + (article.Published is null ? 0 : 2) + (article.Headline is null ? 0 : 1) + (article.Body is null ? 0 : 1)
        + (path is { Length: > 3 } && article.Url?.Contains(path, StringComparison.OrdinalIgnoreCase) == true ? 3 : 0);

    private static StructuredArticle ReadArticle(JsonElement element, bool isArticle)
    {
        var body = Text(element, "articleBody") ?? Text(element, "text");
        return new StructuredArticle
        {
            IsPage = !isArticle,
            Headline = Text(element, "headline") ?? Text(element, "name"),
            AlternativeHeadline = Text(element, "alternativeHeadline") ?? Text(element, "alternateName"),
            Published = Text(element, "datePublished") ?? Text(element, "dateCreated"),
            Modified = Text(element, "dateModified"),
            Authors = ReadAuthors(element),
            Language = ReadLanguage(element),
            Description = Text(element, "description"),
            Publisher = element.TryGetProperty("publisher", out var publisher) && First(publisher) is { ValueKind: JsonValueKind.Object } named ? Text(named, "name") : null,
            Body = body,
            BodyKey = body is null ? null : TextMeasure.Key(WebUtility.HtmlDecode(body)),
            Subjects = StructuredSubjects.Read(element),
            Url = Text(element, "url") ?? (element.TryGetProperty("mainEntityOfPage", out var main) ? AddressOf(main) : null) ?? Text(element, "@id"),
        };
    }

    private static List<StructuredDate> ReadDates(JsonElement element, StructuredNode node)
    {
        var dates = new List<StructuredDate>();
        if (Text(element, "datePublished") is { } published)
            dates.Add(new StructuredDate(published, node));
        if (Text(element, "dateCreated") is { } created)
            dates.Add(new StructuredDate(created, node) { IsCreation = true });
        if (Text(element, "dateModified") is { } modified)
            dates.Add(new StructuredDate(modified, node) { IsModified = true });
        return dates;
    }

    private static List<BylineName> ReadAuthors(JsonElement element)
    {
        var names = new List<BylineName>();
        foreach (var property in (ReadOnlySpan<string>)["author", "creator"])
        {
            if (names.Count > 0 || !element.TryGetProperty(property, out var value))
                continue;
            foreach (var author in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(30) : [value])
            {
                if (author.ValueKind == JsonValueKind.String)
                    names.Add(new BylineName(Clean(author.GetString()!), IsOrganisation: false));
                else if (author.ValueKind == JsonValueKind.Object)
                    AddAuthor(author, names);
            }
        }

        return names;
    }

    private static void AddAuthor(JsonElement author, List<BylineName> names)
    {
        var isOrganisation = TypeOf(author) is var type && (type.Contains("Organization", StringComparison.Ordinal) || type.Contains("Corporation", StringComparison.Ordinal));
        if (author.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.Array)
            names.AddRange(name.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Take(30).Select(item => new BylineName(Clean(item.GetString()!), isOrganisation)));
        else if (Text(author, "name") is { } text)
            names.Add(new BylineName(Clean(text), isOrganisation));
        else if (Text(author, "@id") is { } id)
            names.Add(new BylineName("@id:" + id, isOrganisation));
    }

    private static string? ReadLanguage(JsonElement element) =>
        Text(element, "inLanguage") ?? (element.TryGetProperty("inLanguage", out var language) && First(language) is { ValueKind: JsonValueKind.Object } named
            ? Text(named, "alternateName") ?? Text(named, "name") : null);

    private static string? AddressOf(JsonElement main) => main.ValueKind == JsonValueKind.String ? main.GetString() : main.ValueKind == JsonValueKind.Object ? Text(main, "@id") : null;

    private static JsonElement First(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value[0] : value;

    private static string TypeOf(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type))
            return "";
        if (type.ValueKind == JsonValueKind.Array)
            return type.EnumerateArray().Select(TextOf).OfType<string>().FirstOrDefault(name => name.Contains("Article", StringComparison.Ordinal)) ?? TextOf(First(type)) ?? "";
        return TextOf(type) is { } name ? name[(name.LastIndexOf('/') + 1)..] : "";
    }

    private static string? TextOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static string? Text(JsonElement element, string property)
    {
        if (!element.TryGetProperty(property, out var value))
            return null;
        var text = TextOf(First(value))?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string Clean(string text) => WebUtility.HtmlDecode(text).Trim();
}
