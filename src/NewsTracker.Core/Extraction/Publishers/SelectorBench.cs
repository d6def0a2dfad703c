using NewsTracker.Core.Feeds.Listing;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>What a selector finds on a page.</summary>
/// <param name="Samples">The first values found: texts, or the attribute's.</param>
/// <param name="Problem">Why nothing is found, in a sentence; absent where something is.</param>
public sealed record SelectorFinding(string Name, string Selector, int Matches, IReadOnlyList<string> Samples, string? Problem);

/// <summary>Tries selectors on a page one by one, before they become rules.</summary>
public static class SelectorBench
{
    private const int SamplesShown = 3;

    /// <summary>What each selector finds, in the order given; a page that cannot be read is said of the first.</summary>
    public static IReadOnlyList<SelectorFinding> Try(ReadOnlyMemory<byte> content, string? contentType, Uri url, IReadOnlyList<(string Name, FieldRule Rule)> selectors)
    {
        var (page, problem) = ListingPage.Parse(content, contentType, url);
        if (page is null)
            return [.. selectors.Take(1).Select(selector => new SelectorFinding(selector.Name, selector.Rule.Selector, 0, [], problem))];
        using (page)
            return [.. selectors.Select(selector => Try(page, selector.Name, selector.Rule))];
    }

    private static SelectorFinding Try(ListingPage page, string name, FieldRule rule)
    {
        var (elements, problem) = page.Find(rule.Selector);
        var samples = elements.Take(SamplesShown)
            .Select(element => rule.Attribute is null ? ListingPage.TextOf(element) : element.GetAttribute(rule.Attribute)?.CutTo(300) ?? "")
            .Select(sample => sample.Length == 0 ? "(nothing)" : sample);
        return new SelectorFinding(name, rule.Selector, elements.Count, [.. samples], problem);
    }
}
