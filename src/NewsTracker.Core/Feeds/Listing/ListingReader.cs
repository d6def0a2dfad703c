using AngleSharp.Dom;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Metadata;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds.Listing;

/// <summary>Reads a page of links to articles as a feed: by the rules given, or by those that the page itself suggests. Pure; bad input is an outcome.</summary>
public static class ListingReader
{
    /// <param name="fetchedOn">The day it was fetched: the latest day that a date on the page can name.</param>
    /// <param name="rules">Absent lets the engine find the links by itself.</param>
    public static ListingOutcome Read(ReadOnlyMemory<byte> content, string? contentType, Uri url, DateOnly fetchedOn, ListingRules? rules)
    {
        var (page, problem) = ListingPage.Parse(content, contentType, url);
        if (page is null)
            return new ListingOutcome.NotAListing(problem!);
        using (page)
        {
            if ((rules ?? ListingGuess.Find(page)) is not { } used)
                return new ListingOutcome.NotAListing("The page has no list of links with headlines that the engine could find; name the links by selectors.");
            var (items, missing) = page.Find(used.Items);
            if (missing is not null)
                return new ListingOutcome.NotAListing(missing);
            var listed = new ListingItems(page, used, fetchedOn);
            var entries = listed.Read(items);
            return entries.Count == 0
                ? new ListingOutcome.NotAListing($"\"{used.Items}\" matches {items.Count} elements, and none of them holds a link to another page{(used.Link is null ? "" : $" that matches \"{used.Link}\"")}.")
                : new ListingOutcome.Read(DocumentOf(page, entries), NextOf(page, used), used) { Missing = rules is null ? [] : [.. listed.Missing, .. MissingNext(page, used)] };
        }
    }

    private static FeedDocument DocumentOf(ListingPage page, IReadOnlyList<FeedEntry> entries) => new()
    {
        Kind = FeedKind.Listing,
        Title = (page.Document.Title ?? "").OnOneLine() is { Length: > 0 } title ? title : null,
        Language = LanguageTags.Read(page.Document.DocumentElement?.GetAttribute("lang")),
        Entries = entries,
    };

    /// <summary>Where one page is read, nobody minds what comes next.</summary>
    private static IEnumerable<string> MissingNext(ListingPage page, ListingRules rules) =>
        rules is { Next: { } next, Pages: > 1 } && page.Find(next).Elements.Count == 0 ? [ListingItems.Named("next", next)] : [];

    /// <summary>A selector may match the whole pager.</summary>
    private static List<Uri> NextOf(ListingPage page, ListingRules rules) =>
        rules.Next is null ? [] : [.. NextPageOrder.Of(page, page.Find(rules.Next).Elements)];
}

/// <summary>Reads the items of a listing, each link once, in the page's order.</summary>
internal sealed class ListingItems(ListingPage page, ListingRules rules, DateOnly fetchedOn)
{
    private static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

    /// <summary>The selectors by which nothing was found in any item; known once it is read.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>A selector as it is told of.</summary>
    public static string Named(string name, string selector) => $"{name} (\"{selector}\")";

    public IReadOnlyList<FeedEntry> Read(IReadOnlyList<IElement> items)
    {
        var (links, headlines, dates) = (Inside(items, rules.Link), Inside(items, rules.Headline), Inside(items, rules.Date));
        Missing = [.. new[] { ("headline", rules.Headline, headlines.Count), ("date", rules.Date, dates.Count) }
            .Where(found => found is { Item2: not null, Item3: 0 }).Select(found => Named(found.Item1, found.Item2!))];
        var context = new DateContext { Url = page.Url, Latest = fetchedOn, Language = LanguageTags.Read(page.Document.DocumentElement?.GetAttribute("lang")), Region = Regions.OfSite(page.Url) };
        var entries = new List<FeedEntry>();
        var seen = new HashSet<Uri>();
        foreach (var item in items)
        {
            var headline = rules.Headline is null ? FindHeading(item) : headlines.GetValueOrDefault(item);
            var link = rules.Link is null ? FindLink(item, headline) : links.GetValueOrDefault(item) is { } named ? FindLink(named, null) : null;
            if (link is null || page.TargetOf(link) is not { } target || !seen.Add(target))
                continue;
            var date = rules.Date is null ? FindTime(item) : dates.GetValueOrDefault(item);
            entries.Add(new FeedEntry
            {
                Id = target.AbsoluteUri,
                Link = target.AbsoluteUri,
                Title = ListingPage.TextOf(headline ?? link) is { Length: > 0 } title ? title : ListingPage.TextOf(link) is { Length: > 0 } text ? text : null,
                Published = date is null ? null : ReadDate(date, context),
            });
        }

        return entries;
    }

    /// <summary>For each item the first element inside it that matches. The selector is run once, over the whole page.</summary>
    private Dictionary<IElement, IElement> Inside(IReadOnlyList<IElement> items, string? selector)
    {
        var found = new Dictionary<IElement, IElement>();
        if (selector is null)
            return found;
        var known = items.ToHashSet();
        foreach (var element in page.Find(selector).Elements)
        {
            if (ListingPage.SelfAndAncestors(element).FirstOrDefault(known.Contains) is { } item)
                found.TryAdd(item, element);
        }

        return found;
    }

    private static IElement? FindHeading(IElement item) => ListingPage.Inside(item).FirstOrDefault(element => Headings.Contains(element.LocalName));

    /// <summary>The link of the headline: around it, in it, or the one with the longest text.</summary>
    private IElement? FindLink(IElement item, IElement? headline)
    {
        if (IsLink(item))
            return item;
        if (headline is not null && (ListingPage.SelfAndAncestors(headline).TakeWhile(element => element != item.ParentElement).FirstOrDefault(IsLink) ?? ListingPage.Inside(headline).FirstOrDefault(IsLink)) is { } ofHeadline)
            return ofHeadline;
        return ListingPage.Inside(item).Where(IsLink).Take(50).MaxBy(link => ListingPage.TextOf(link).Length);
    }

    private bool IsLink(IElement element) => element.LocalName == "a" && page.TargetOf(element) is not null;

    private static IElement? FindTime(IElement item) => ListingPage.Inside(item).FirstOrDefault(element => element.LocalName == "time");

    private static PrintedInstant? ReadDate(IElement element, DateContext context)
    {
        var line = element.GetAttribute("datetime") is { Length: > 0 and < 100 } attribute ? attribute : ListingPage.TextOf(element);
        return PrintedDateReader.Read(line, context) is { } read && context.IsPossible(read) ? read : null;
    }
}
