using System.Buffers;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The dates a page declares to machines: JSON-LD, meta elements and microdata.</summary>
internal sealed class DeclaredDates(Page page, StructuredArticle? declared, Func<string?, PrintedInstant?> read)
{
    private const double ChangeDoubt = 3;

    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datePublished", "date_published", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
        "publicationdate", "published", "parsely-pub-date", "sailthru.date", "article.published", "article_date_original", "originalpublicationdate", "dc.date.issued", "dc.issued", "dcterms.issued",
        "dcsext.articlefirstpublished", "rnews:datepublished", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "citation_publication_date", "article.created", "displaydate",
        "release_date", "ptime", "shareaholic:article_published_time",
    ];

    /// <summary>Names that content systems also fill with the last change or the day of delivery.</summary>
    private static readonly string[] LooseNames =
        ["datecreated", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "created", "date.created", "dc:created", "date"];

    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified", "modified", "updated", "dcterms.modified", "dc.date.modified", "article:updated_time", "modificationDate", "article.updated", "revised", "dateUpdate"];

    private static readonly SearchValues<string> TellingParts = SearchValues.Create(["publi", "issued", "posted", "uploaded", "created"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> OtherParts = SearchValues.Create(["modif", "updat", "expir", "unpubl", "publisher", "publicly", "event", "start", "end", "valid"], StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<DateCandidate> Published()
    {
        var candidates = FindPublished().ToList();

        // A system that writes its last change into both fields says it where another field has an earlier day.
        var changes = Modified().Select(candidate => candidate.Value).ToList();
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (changes.Contains(candidate.Value) && candidates.Any(other => other.Weight >= DateWeights.Page && other.Value.Local.Date < candidate.Value.Local.Date && !DateVote.Agree(other.Value, candidate.Value)))
                candidates[i] = candidate with { Weight = candidate.Weight - ChangeDoubt };
        }

        return candidates;
    }

    private IEnumerable<DateCandidate> FindPublished()
    {
        foreach (var date in declared?.Dates ?? [])
        {
            if (!date.IsModified && read(date.Value) is { } value)
                yield return new DateCandidate(value, DateSource.Structured, FieldOrigin.JsonLd, WeightOf(date)) { IsOfPage = date.Node != StructuredNode.Article };
        }

        foreach (var (names, weight) in ((string[], double)[])[(PublishedNames, DateWeights.PublishedMeta), (LooseNames, DateWeights.LooseMeta)])
        {
            foreach (var candidate in OfMeta(names, weight))
                yield return candidate;
        }

        foreach (var candidate in OfTellingNames())
            yield return candidate;
        foreach (var candidate in OfItems("datePublished", DateWeights.ItemProperty).Concat(OfItems("dateCreated", DateWeights.OtherArticle)))
            yield return candidate;
    }

    public IEnumerable<DateCandidate> Modified()
    {
        foreach (var date in declared?.Dates ?? [])
        {
            if (date.IsModified && read(date.Value) is { } value)
                yield return new DateCandidate(value, DateSource.Structured, FieldOrigin.JsonLd, WeightOf(date)) { IsOfPage = date.Node != StructuredNode.Article };
        }

        foreach (var candidate in OfMeta(ModifiedNames, DateWeights.PublishedMeta).Concat(OfItems("dateModified", DateWeights.ItemProperty)))
            yield return candidate;
    }

    private static double WeightOf(StructuredDate date) => date switch
    {
        { IsCreation: true } => DateWeights.OtherArticle,
        { IsChosen: true, Node: not StructuredNode.Page } => DateWeights.Article,
        { Node: StructuredNode.Page } => DateWeights.Page,
        _ => DateWeights.OtherArticle,
    };

    private IEnumerable<DateCandidate> OfMeta(string[] names, double weight)
    {
        // The lists go from the most to the least telling name.
        var rank = 0;
        foreach (var name in names)
        {
            rank++;
            if (page.Declarations.Meta.TryGetValue(name, out var values) && read(values[0]) is { } value)
            {
                var origin = name.StartsWith("og:", StringComparison.Ordinal) || name.StartsWith("article:", StringComparison.Ordinal) ? FieldOrigin.OpenGraph : FieldOrigin.Meta;
                yield return new DateCandidate(value, DateSource.Meta, origin, weight - (rank * 0.01)) { IsOfPage = true };
            }
        }
    }

    /// <summary>Names nobody has listed, but that say what they hold.</summary>
    private IEnumerable<DateCandidate> OfTellingNames()
    {
        foreach (var (name, values) in page.Declarations.Meta)
        {
            if (DateLabels.ContainsAny(name, TellingParts) && !DateLabels.ContainsAny(name, OtherParts) && !PublishedNames.Contains(name, StringComparer.OrdinalIgnoreCase) && !LooseNames.Contains(name, StringComparer.OrdinalIgnoreCase) && read(values[0]) is { } value)
                yield return new DateCandidate(value, DateSource.Meta, FieldOrigin.Meta, DateWeights.Url) { IsOfPage = true };
        }
    }

    private IEnumerable<DateCandidate> OfItems(string property, double weight)
    {
        var found = 0;
        foreach (var element in page.Declarations.ItemProperties)
        {
            if (element.GetAttribute("itemprop")?.Contains(property, StringComparison.OrdinalIgnoreCase) == true
                && (read(element.GetAttribute("datetime")) ?? read(element.GetAttribute("content")) ?? read(ElementText.ReadShort(element))) is { } value)
                yield return new DateCandidate(value, DateSource.Microdata, FieldOrigin.Microdata, weight - (0.5 * found++));
        }
    }
}
