using System.Text.Json;
using NewsTracker.Core.Extraction.Blocks;
using static NewsTracker.Core.Extraction.Metadata.JsonLdValues;

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
        if (TextOf(element, "@id") is { } id && TextOf(element, "name") is { } name)
            named.Add((id, new BylineName(Clean(name), !type.Contains("Person", StringComparison.Ordinal))));
        if (type is "WebSite" && !inList)
            SiteName ??= TextOf(element, "name");
        if (type is "CollectionPage" or "SearchResultsPage")
            IsListing = true;
        var isArticle = ForeignItems.IsArticle(type) || type is "Report" or "Review" or "Recipe" or "ClaimReview" or "OpinionPiece";
        var isPage = type is "WebPage" or "VideoObject" or "CreativeWork";
        if ((isArticle || isPage) && !inList)
            articles.Add(StructuredArticleReader.Read(element, isPage ? StructuredNode.Page : type == "Recipe" ? StructuredNode.Recipe : StructuredNode.Article));
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
        if (type is "ImageObject" && images.Count < 200 && TextOf(element, "@id") is { } id && (TextOf(element, "url") ?? TextOf(element, "contentUrl")) is { } address)
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
}
