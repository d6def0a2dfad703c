using System.Text.Json;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Feeds.Listing;

/// <summary>Listing rules as they are kept and as admins write them: an object with "items", and "link", "headline", "date", "next" and "pages" where they are needed.</summary>
public static class ListingRulesJson
{
    private const int LongestJson = 10_000;

    private static readonly (string Name, Func<ListingRules, string?> Find)[] Selectors =
        [("items", rules => rules.Items), ("link", rules => rules.Link), ("headline", rules => rules.Headline), ("date", rules => rules.Date), ("next", rules => rules.Next)];

    /// <summary>The rules, or every problem found in them, each a sentence for an admin.</summary>
    public static (ListingRules? Rules, IReadOnlyList<string> Problems) Parse(string json)
    {
        var (read, problem) = AdminJson.Read(json, LongestJson, "The rules", root => root.ValueKind == JsonValueKind.Object ? Read(root) : (null, ["The rules are not an object in braces holding \"items\"."]));
        return problem is null ? read : (null, [problem]);
    }

    /// <summary>The same of what an admin writes now, who is also told what would be kept and do nothing.</summary>
    public static (ListingRules? Rules, IReadOnlyList<string> Problems) ParseTyped(string json)
    {
        var (rules, problems) = Parse(json);
        return rules is null ? (null, problems) : Check(rules);
    }

    /// <summary>The rules of a form's fields, or every problem found in them.</summary>
    public static (ListingRules? Rules, IReadOnlyList<string> Problems) Check(ListingRules rules) => CheckKept(rules) switch
    {
        ({ Pages: 1, Next: not null }, _) => (null, ["\"next\" is not followed while only one page is read: say with \"pages\" how many there are to read at most, or leave \"next\" out."]),
        var kept => kept,
    };

    private static (ListingRules? Rules, IReadOnlyList<string> Problems) CheckKept(ListingRules rules)
    {
        var problems = new List<string>();
        foreach (var (name, find) in Selectors)
        {
            if (find(rules) is { } selector && PageSelector.Parse(selector).Problem is { } problem)
                problems.Add($"\"{name}\": the selector \"{selector.ShortenTo(80)}\" cannot be used. {problem}");
        }

        if (rules.Pages is < 1 or > ListingRules.MostPages)
            problems.Add($"\"pages\" is a number from 1 to {ListingRules.MostPages}.");
        else if (rules is { Pages: > 1, Next: null })
            problems.Add("More than one page needs \"next\", the selector of the link to the next page.");
        return problems.Count == 0 ? (rules, []) : (null, problems);
    }

    public static string Write(ListingRules rules) => AdminJson.Write(
        writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, find) in Selectors)
            {
                if (find(rules) is { } selector)
                    writer.WriteString(name, selector);
            }

            if (rules.Pages > 1)
                writer.WriteNumber("pages", rules.Pages);
            writer.WriteEndObject();
        },
        isIndented: true);

    private static (ListingRules? Rules, IReadOnlyList<string> Problems) Read(JsonElement element)
    {
        var problems = new List<string>();
        var selectors = new Dictionary<string, string>(StringComparer.Ordinal);
        var pages = 1;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name == "pages")
            {
                if (property.Value.ValueKind != JsonValueKind.Number || !property.Value.TryGetInt32(out pages))
                    problems.Add($"\"pages\" is a number from 1 to {ListingRules.MostPages}.");
            }
            else if (!Array.Exists(Selectors, selector => selector.Name == property.Name))
            {
                problems.Add($"\"{property.Name.CutTo(40)}\" means nothing here; there can be {string.Join(", ", Selectors.Select(selector => selector.Name))} and pages.");
            }
            else if (property.Value.ValueKind == JsonValueKind.String)
            {
                selectors[property.Name] = property.Value.GetString()!;
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                problems.Add($"\"{property.Name}\" is a selector in quotes.");
            }
        }

        if (!selectors.TryGetValue("items", out var items))
            problems.Add("The rules need \"items\", the selector of the element around each article's link.");
        if (problems.Count > 0)
            return (null, problems);
        return CheckKept(new ListingRules
        {
            Items = items!,
            Link = selectors.GetValueOrDefault("link"),
            Headline = selectors.GetValueOrDefault("headline"),
            Date = selectors.GetValueOrDefault("date"),
            Next = selectors.GetValueOrDefault("next"),
            Pages = pages,
        });
    }
}
