using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Who the page credits: as declared, else as printed near the headline. A person printed goes before a publisher declared.</summary>
internal static class PageByline
{
    private static readonly string[] MetaNames =
        ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "citation_author", "article:author_name"];

    public static (IReadOnlyList<BylineName> Names, FieldOrigin? Origin) Find(Page page, StructuredArticle? declared, string? siteName)
    {
        var found = Candidates(page, declared, siteName).FirstOrDefault();
        var isDeclared = found.Names is not null && found.Origin != FieldOrigin.VisibleText;
        if (isDeclared && !found.Names!.All(name => name.IsOrganisation || IsAbbreviated(name.Name, page)))
            return found;
        var printed = Settle(PrintedByline.Find(page), siteName);
        if (printed.Count > 0 && (!isDeclared || printed.Exists(BylineNames.IsPerson)))
            return (printed, FieldOrigin.VisibleText);
        return isDeclared ? found : ([], null);
    }

    /// <summary>Credits of other places that name somebody else than <paramref name="byline"/> does, as one line each.</summary>
    public static IReadOnlyList<Extracted<string>> Others(Page page, StructuredArticle? declared, string? siteName, IReadOnlyList<BylineName> byline)
    {
        var known = byline.Select(name => TextMeasure.Key(name.Name)).ToHashSet(StringComparer.Ordinal);
        return [.. Candidates(page, declared, siteName)
            .Append((Settle(PrintedByline.Find(page), siteName), FieldOrigin.VisibleText))
            .Where(candidate => candidate.Names.Any(name => !known.Contains(TextMeasure.Key(name.Name))))
            .Select(candidate => new Extracted<string>(string.Join(", ", candidate.Names.Select(name => name.Name)), candidate.Origin!.Value))
            .DistinctBy(other => TextMeasure.Key(other.Value))];
    }

    /// <summary>What is declared, the strongest place first.</summary>
    private static IEnumerable<(IReadOnlyList<BylineName> Names, FieldOrigin? Origin)> Candidates(Page page, StructuredArticle? declared, string? siteName)
    {
        if (Settle((declared?.Authors ?? []).SelectMany(author => BylineNames.ReadDeclared(author.Name).Select(name => name with { IsOrganisation = name.IsOrganisation || author.IsOrganisation })), siteName) is { Count: > 0 } structured)
            yield return (structured, FieldOrigin.JsonLd);
        var meta = page.Declarations;
        foreach (var key in MetaNames)
        {
            if (Settle((meta.Meta.GetValueOrDefault(key) ?? []).SelectMany(BylineNames.ReadDeclared), siteName) is { Count: > 0 } names)
                yield return (names, FieldOrigin.Meta);
        }

        var properties = meta.ItemProperties.Where(element => element.GetAttribute("itemprop") == "author").Take(10);
        if (Settle(properties.SelectMany(PrintedByline.NamesIn), siteName) is { Count: > 0 } microdata)
            yield return (microdata, FieldOrigin.Microdata);
    }

    /// <summary>The publisher's full name on a host named for its initials: "Example Wire" on ew.com.</summary>
    private static bool IsAbbreviated(string name, Page page)
    {
        var initials = string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToLowerInvariant(word[0])));
        var host = WebAddress.Resolve(page.Declarations.Canonical ?? page.Declarations.FirstMeta("og:url"), null)?.Host;
        return initials.Length >= 2 && host?.Split('.').Contains(initials, StringComparer.Ordinal) == true;
    }

    private static List<BylineName> Settle(IEnumerable<BylineName> names, string? siteName)
    {
        var site = siteName is null ? "" : TextMeasure.Key(siteName);
        return names
            .Select(name => TextMeasure.Key(name.Name) == site ? name with { IsOrganisation = true } : name)
            .DistinctBy(name => TextMeasure.Key(name.Name)).Take(20).ToList();
    }
}
