using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Publishers;
using NewsTracker.Core.Feeds.Listing;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A selector as typed on the bench.</summary>
public sealed record BenchField
{
    public string? Selector { get; init; }

    /// <summary>The attribute that holds the value; of no use for listings.</summary>
    public string? Attribute { get; init; }
}

/// <summary>What the bench found.</summary>
/// <param name="Json">The selectors as rules, to be taken over.</param>
/// <param name="Listing">What the page lists; absent for an article.</param>
/// <param name="Article">The article's fields as the engine reads them alone, and by the selectors; absent for a listing.</param>
public sealed record BenchResult(BenchPage Page, IReadOnlyList<SelectorFinding> Findings, string? Json, ListingOutcome? Listing, RulesTrial? Article);

/// <summary>Makes rules of the bench's fields, and fields of rules.</summary>
internal static class BenchRules
{
    public static readonly string[] ListingNames = ["items", "link", "headline", "date", "next"];

    public static readonly string[] ArticleNames = [.. Enum.GetValues<ArticleField>().Select(PublisherRulesJson.NameOf)];

    public static (ListingRules? Rules, IReadOnlyList<string> Problems) ListingOf(Dictionary<string, BenchField> fields, int? pages) =>
        SelectorOf(fields, "items") is not { } items
            ? (null, ["Type a selector for \"items\", or leave all empty to see what the engine finds."])
            : ListingRulesJson.Check(new ListingRules
            {
                Items = items,
                Link = SelectorOf(fields, "link"),
                Headline = SelectorOf(fields, "headline"),
                Date = SelectorOf(fields, "date"),
                Next = SelectorOf(fields, "next"),
                Pages = pages ?? (SelectorOf(fields, "next") is null ? 1 : ListingRules.PagesToCatchUp),
            });

    public static Dictionary<string, BenchField> FieldsOf(ListingRules rules) => new(StringComparer.Ordinal)
    {
        ["items"] = new() { Selector = rules.Items },
        ["link"] = new() { Selector = rules.Link },
        ["headline"] = new() { Selector = rules.Headline },
        ["date"] = new() { Selector = rules.Date },
        ["next"] = new() { Selector = rules.Next },
    };

    /// <summary>Rules of one layout; none where no selector is typed.</summary>
    public static (PublisherRules? Rules, IReadOnlyList<string> Problems) ArticleOf(Dictionary<string, BenchField> fields)
    {
        var rules = Enum.GetValues<ArticleField>()
            .Select(field => (Field: field, Selector: SelectorOf(fields, PublisherRulesJson.NameOf(field)), Attribute: Clean(fields.GetValueOrDefault(PublisherRulesJson.NameOf(field))?.Attribute)))
            .Where(field => field.Selector is not null)
            .ToDictionary(field => field.Field, field => new FieldRule(field.Selector!, field.Attribute));

        // Through the form that is saved, so that what is tried is checked as it will be.
        return rules.Count == 0 ? (null, []) : PublisherRulesJson.Parse(PublisherRulesJson.Write(new PublisherRules { Layouts = [new PageLayout { Fields = rules }] }));
    }

    public static IReadOnlyList<(string Name, FieldRule Rule)> SelectorsOf(Dictionary<string, BenchField> fields, IEnumerable<string> names) =>
        [.. names.Where(name => SelectorOf(fields, name) is not null).Select(name => (name, new FieldRule(SelectorOf(fields, name)!, Clean(fields[name].Attribute))))];

    private static string? SelectorOf(Dictionary<string, BenchField> fields, string name) => Clean(fields.GetValueOrDefault(name)?.Selector);

    private static string? Clean(string? typed) => typed?.Trim() is { Length: > 0 } text ? text : null;
}
