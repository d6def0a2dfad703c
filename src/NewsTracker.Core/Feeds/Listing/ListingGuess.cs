using AngleSharp.Dom;

namespace NewsTracker.Core.Feeds.Listing;

/// <summary>Finds the list of articles on a page by itself: the blocks that repeat, each around a link whose text reads like a headline.</summary>
internal static class ListingGuess
{
    private const int FewestLinks = 3;
    private const int MostLinks = 3_000;

    public static ListingRules? Find(ListingPage page)
    {
        var links = page.Document.Links.Take(MostLinks).Select(link => HeadlineLink.Read(page, link)).OfType<HeadlineLink>().ToList();
        var groups = links.GroupBy(link => link.Shape, StringComparer.Ordinal)
            .Select(group => group.DistinctBy(link => link.Target).ToList())
            .Where(group => group.Count >= FewestLinks)
            .OrderByDescending(group => group.Sum(link => link.Score));
        foreach (var group in groups.Take(5))
        {
            if (FindItems(page, group) is { } items)
            {
                var next = NextPageGuess.Find(page);
                return new ListingRules { Items = items, Date = FindDate(page, items), Next = next, Pages = next is null ? 1 : ListingRules.PagesToCatchUp };
            }
        }

        return null;
    }

    /// <summary>A selector of the elements that hold one of the links each.</summary>
    private static string? FindItems(ListingPage page, IReadOnlyList<HeadlineLink> links)
    {
        var items = ItemsOf(links);
        var wanted = items.ToHashSet();
        var best = (Selector: (string?)null, Fit: 0.0);
        foreach (var selector in items.SelectMany(Selectors).GroupBy(selector => selector, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Length).Take(12).Select(group => group.Key))
        {
            var matches = page.Find(selector).Elements;
            var fit = 2.0 * matches.Count(wanted.Contains) / Math.Max(1, matches.Count + wanted.Count);
            if (fit > best.Fit + 0.02)
                best = (selector, fit);
        }

        return best.Fit >= 0.6 ? best.Selector : null;
    }

    /// <summary>For each link the highest element around it that holds no other link of the list.</summary>
    private static List<IElement> ItemsOf(IReadOnlyList<HeadlineLink> links)
    {
        var targets = new Dictionary<IElement, Uri?>();
        foreach (var link in links)
        {
            foreach (var around in ListingPage.SelfAndAncestors(link.Element))
                targets[around] = targets.TryGetValue(around, out var other) && other != link.Target ? null : link.Target;
        }

        return [.. links.Select(link => ListingPage.SelfAndAncestors(link.Element).TakeWhile(around => targets[around] is not null).Last()).Distinct()];
    }

    /// <summary>Ways to name an element, plain ones first.</summary>
    private static IEnumerable<string> Selectors(IElement item)
    {
        var name = ElementShape.Of(item);
        if (name.Contains('.', StringComparison.Ordinal))
            yield return name;
        if (item.ParentElement is not { } parent)
            yield break;
        var parentName = ElementShape.Of(parent);
        yield return $"{parentName} > {name}";
        if (parent.ParentElement is { } grandparent)
            yield return $"{ElementShape.Of(grandparent)} > {parentName} > {name}";
    }

    /// <summary>A selector of the dates, where they stand in no <c>time</c> element.</summary>
    private static string? FindDate(ListingPage page, string items)
    {
        var found = page.Find(items).Elements;
        if (found.Count(item => ListingPage.Inside(item).Any(element => element.LocalName == "time")) * 2 >= found.Count)
            return null;
        return found.SelectMany(item => ListingPage.Inside(item).Select(element => element.ClassList.FirstOrDefault(name => ElementShape.IsStable(name) && SaysDate(name))).OfType<string>().Distinct(StringComparer.Ordinal))
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() * 2 >= found.Count)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => "." + group.Key).FirstOrDefault();
    }

    private static bool SaysDate(string name) =>
        name.Contains("date", StringComparison.OrdinalIgnoreCase) || name.Contains("time", StringComparison.OrdinalIgnoreCase) || name.Contains("published", StringComparison.OrdinalIgnoreCase);
}
