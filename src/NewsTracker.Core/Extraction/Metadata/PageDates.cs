using AngleSharp.Dom;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Ranks the dates of a page. The right one is nearly always there; the work is to tell it from the dates of other things.</summary>
internal sealed class PageDates(Page page, StructuredArticle? declared, DateContext context)
{
    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datePublished", "date_published", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
        "publicationdate", "published", "parsely-pub-date", "sailthru.date", "article.published", "article_date_original", "originalpublicationdate", "dc.date.issued", "dc.issued", "datecreated", "dcterms.issued",
        "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "dcsext.articlefirstpublished", "rnews:datepublished", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
        "bt:pubdate", "citation_publication_date", "article.created", "created", "date.created", "dc:created", "dateCreated", "date", "displaydate", "release_date", "ptime", "shareaholic:article_published_time",
    ];

    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified", "modified", "updated", "dcterms.modified", "dc.date.modified", "article:updated_time", "modificationDate", "article.updated", "revised", "dateUpdate"];

    private static readonly string[] UpdateLabels = ["updated", "modified", "päivitetty", "aktualizacja", "aktualisiert", "mis à jour", "actualizado", "aggiornato", "atualizado", "обновлено"];

    public Extracted<PrintedInstant>? FindPublished(DateTimeOffset? notBefore = null)
    {
        var candidates = Declared(declared?.Published, PublishedNames, FieldOrigin.JsonLd)
            .Concat(ItemProperties("datePublished"))
            .Concat(Times(isModified: false))
            .Concat(Printed())
            .Concat(ItemProperties("dateCreated"));
        Extracted<PrintedInstant>? best = null;
        foreach (var candidate in candidates)
        {
            if (notBefore is { } earliest && candidate.Value.ToUtc() < earliest)
                continue;
            best ??= candidate;
            if (best.Value.Precision != InstantPrecision.Day && best.Value.Offset is not null)
                return best;

            // The same day, told more exactly elsewhere.
            if (candidate.Value.Local.Date == best.Value.Local.Date && IsFiner(candidate.Value, best.Value))
                best = candidate;
        }

        return best ?? OfUrl() ?? (Read(page.Declarations.Title) is { } titled ? new Extracted<PrintedInstant>(titled, FieldOrigin.Heuristic) : null);
    }

    public Extracted<PrintedInstant>? FindModified(PrintedInstant? published)
    {
        foreach (var candidate in Declared(declared?.Modified, ModifiedNames, FieldOrigin.JsonLd)
            .Concat(ItemProperties("dateModified")).Concat(Times(isModified: true)).Concat(PrintedUpdates()))
        {
            if (published is null || candidate.Value.ToUtc() >= published.ToUtc().AddDays(published.Precision == InstantPrecision.Day ? -1 : 0))
                return candidate;
        }

        return null;
    }

    private static bool IsFiner(PrintedInstant one, PrintedInstant other) =>
        (one.Precision != InstantPrecision.Day && other.Precision == InstantPrecision.Day) || (one.Offset is not null && other.Offset is null && one.Precision >= other.Precision);

    private IEnumerable<Extracted<PrintedInstant>> Declared(string? structured, string[] names, FieldOrigin structuredOrigin)
    {
        if (Read(structured) is { } fromJson)
            yield return new Extracted<PrintedInstant>(fromJson, structuredOrigin);
        foreach (var name in names)
        {
            if (page.Declarations.Meta.TryGetValue(name, out var values) && Read(values[0]) is { } fromMeta)
                yield return new Extracted<PrintedInstant>(fromMeta, name.StartsWith("og:", StringComparison.Ordinal) || name.StartsWith("article:", StringComparison.Ordinal) ? FieldOrigin.OpenGraph : FieldOrigin.Meta);
        }
    }

    private IEnumerable<Extracted<PrintedInstant>> ItemProperties(string property)
    {
        foreach (var element in page.Declarations.ItemProperties)
        {
            if (element.GetAttribute("itemprop")?.Contains(property, StringComparison.OrdinalIgnoreCase) == true
                && Read(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? ShortText(element)) is { } date)
                yield return new Extracted<PrintedInstant>(date, FieldOrigin.Microdata);
        }
    }

    private IEnumerable<Extracted<PrintedInstant>> Times(bool isModified)
    {
        foreach (var element in page.Declarations.Times.OrderByDescending(TimeRank))
        {
            if (LooksModified(element) == isModified && TimeRank(element) > 0
                && (Read(element.GetAttribute("datetime")) ?? Read(element.GetAttribute("title")) ?? Read(ShortText(element))) is { } date)
                yield return new Extracted<PrintedInstant>(date, FieldOrigin.VisibleText);
        }
    }

    private static bool LooksModified(IElement element) =>
        (element.ClassName + " " + element.GetAttribute("itemprop") + " " + element.ParentElement?.ClassName).AsSpan() is var names
        && (names.Contains("updated", StringComparison.OrdinalIgnoreCase) || names.Contains("modified", StringComparison.OrdinalIgnoreCase))
        && !names.Contains("publish", StringComparison.OrdinalIgnoreCase);

    private static int TimeRank(IElement element)
    {
        var rank = element.HasAttribute("pubdate") || element.ClassName?.Contains("publish", StringComparison.OrdinalIgnoreCase) == true
            || element.ClassName?.Contains("entry-date", StringComparison.OrdinalIgnoreCase) == true ? 3 : 2;
        var ancestor = element.ParentElement;
        for (var steps = 0; ancestor is not null && steps < 12; steps++, ancestor = ancestor.ParentElement)
        {
            var traits = TraitWords.Of(ancestor);
            if ((traits & (BlockTraits.Comments | BlockTraits.Related | BlockTraits.Navigation)) != BlockTraits.None || (ancestor.LocalName == "footer" && ancestor.ParentElement?.LocalName == "body" && !ancestor.ClassName?.Contains("article", StringComparison.Ordinal) == true) || ancestor.LocalName is "aside" or "li")
                return 0;
            if (ancestor.LocalName is "article" or "main" or "header")
                return rank + 1;
        }

        return rank;
    }

    private IEnumerable<Extracted<PrintedInstant>> Printed()
    {
        foreach (var element in page.Declarations.DateElements)
        {
            if (TimeRank(element) > 0 && (Read(ShortText(element)) ?? Read(element.GetAttribute("title"))) is { } date)
                yield return new Extracted<PrintedInstant>(date, FieldOrigin.VisibleText);
        }

        // Short lines with a date near the headline.
        var headline = page.Blocks.FirstOrDefault(block => block.Kind == TextBlockKind.Heading && block.HeadingLevel == 1)?.Index ?? 0;
        foreach (var block in page.Blocks.Skip(Math.Max(0, headline - 8)).Take(40))
        {
            if (block.Text.Length is > 7 and < 120 && block.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && (block.Node.Traits & (BlockTraits.Comments | BlockTraits.Related | BlockTraits.Footer)) == BlockTraits.None
                && block.Text.Split('\n').Select(Read).FirstOrDefault(read => read is not null) is { } date)
                yield return new Extracted<PrintedInstant>(date, FieldOrigin.VisibleText);
        }
    }

    private IEnumerable<Extracted<PrintedInstant>> PrintedUpdates()
    {
        foreach (var block in page.Blocks)
        {
            if (block.Text.Length > 240 || !block.Text.Split('\n').Any(BoilerplatePhrases.IsDateline) || (block.Node.Traits & (BlockTraits.Comments | BlockTraits.Related | BlockTraits.Footer)) != BlockTraits.None)
                continue;
            foreach (var part in block.Text.Split('|', '\n', '•', '·'))
            {
                if (UpdateLabels.Any(label => part.Contains(label, StringComparison.OrdinalIgnoreCase)) && Read(part) is { } date)
                    yield return new Extracted<PrintedInstant>(date, FieldOrigin.VisibleText);
            }
        }
    }

    private Extracted<PrintedInstant>? OfUrl()
    {
        if (context.Url is null)
            return null;
        var parts = context.Url.AbsolutePath.Split('/', '-', '_');
        for (var i = 0; i + 2 < parts.Length; i++)
        {
            if (parts[i].Length == 4 && parts[i + 1].Length == 2 && parts[i + 2].Length == 2 && Read($"{parts[i]}-{parts[i + 1]}-{parts[i + 2]}") is { } date)
                return new Extracted<PrintedInstant>(date, FieldOrigin.Url);
        }

        return null;
    }

    private PrintedInstant? Read(string? text)
    {
        var date = text is { Length: < 200 } ? PrintedDateReader.Read(text, context) : null;
        return date is not null && date.Local.Year >= 1990 && (context.Latest is not { } latest || DateOnly.FromDateTime(date.Local) <= latest.AddDays(1)) ? date : null;
    }

    private static string? ShortText(IElement element)
    {
        // An element with many children is a container, not a date line.
        if (element.ChildNodes.Length > 12)
            return null;
        var text = element.TextContent;
        return text.Length < 400 ? HeadlineVote.OneLine(text) : null;
    }
}
