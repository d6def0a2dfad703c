using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>Reads publisher rules from JSON and gathers everything that is wrong with them.</summary>
internal sealed partial class PublisherRulesParser
{
    private const int LongestJson = 100_000;
    private const int MostLayouts = 50;
    private const int MostDrops = 50;
    private const int LongestShown = 80;

    private static readonly Dictionary<string, ArticleField> Fields = Enum.GetValues<ArticleField>().ToDictionary(PublisherRulesJson.NameOf, field => field, StringComparer.Ordinal);

    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public PublisherRules? Parse(string json)
    {
        var (rules, problem) = AdminJson.Read(json, LongestJson, "The rules", ReadRules);
        if (problem is not null)
            problems.Add(problem);
        return rules;
    }

    private PublisherRules? ReadRules(JsonElement root)
    {
        if (!IsObject(root, "The rules are", "\"layouts\""))
            return null;
        CheckNames(root, "The top of the rules", ["layouts"]);
        if (!root.TryGetProperty("layouts", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            problems.Add("The rules need a list \"layouts\" with at least one layout.");
            return null;
        }

        if (list.GetArrayLength() > MostLayouts)
        {
            problems.Add($"There are {list.GetArrayLength()} layouts; {MostLayouts} are the most.");
            return null;
        }

        var layouts = list.EnumerateArray().Select((element, index) => ReadLayout(element, $"Layout {index + 1}")).OfType<PageLayout>().ToList();
        if (layouts.Count == list.GetArrayLength())
            CheckOrder(layouts);
        return new PublisherRules { Layouts = layouts };
    }

    private void CheckOrder(List<PageLayout> layouts)
    {
        if (layouts.Count(layout => layout.Until is null) > 1)
            problems.Add("Two layouts have no \"until\"; only the one in use may go without, the others need the last day they were served.");
        else if (layouts.FindIndex(layout => layout.Until is null) > 0)
            problems.Add("The layout without \"until\" is the one in use and has to stand first.");
        for (var i = 1; i < layouts.Count; i++)
        {
            if (layouts[i].Until is { } until && layouts[i - 1].Until is { } newer && until >= newer)
                problems.Add($"Layout {i + 1} (until {until:yyyy-MM-dd}) is not older than layout {i} (until {newer:yyyy-MM-dd}); put the newest first, each day once.");
        }
    }

    private PageLayout? ReadLayout(JsonElement element, string place)
    {
        if (!IsObject(element, $"{place} is", "\"fields\""))
            return null;
        CheckNames(element, place, ["until", "fields", "drop"]);
        var fields = new Dictionary<ArticleField, FieldRule>();
        if (!element.TryGetProperty("fields", out var named) || named.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{place} needs an object \"fields\" with a rule for each field, for example \"headline\": {{ \"selector\": \"h1\" }}.");
        }
        else
        {
            foreach (var property in named.EnumerateObject())
            {
                if (!Fields.TryGetValue(property.Name, out var field))
                    problems.Add($"{place} has a rule for \"{property.Name.ShortenTo(LongestShown)}\", which is no field; the fields are {string.Join(", ", Fields.Keys)}.");
                else if (ReadRule(property.Value, field, $"{place}, field \"{property.Name}\"") is { } rule && !fields.TryAdd(field, rule))
                    problems.Add($"{place} has two rules for \"{property.Name}\"; keep one, with a comma in its selector where both are needed.");
            }
        }

        return new PageLayout { Until = ReadUntil(element, place), Fields = fields, Drop = ReadDrop(element, place) };
    }

    private FieldRule? ReadRule(JsonElement element, ArticleField field, string place)
    {
        if (!IsObject(element, $"{place} is", "\"selector\""))
            return null;
        CheckNames(element, place, ["selector", "attribute"]);
        if (!element.TryGetProperty("selector", out var selector) || selector.ValueKind != JsonValueKind.String)
        {
            problems.Add($"{place} needs a \"selector\" in quotes.");
            return null;
        }

        CheckSelector(selector.GetString()!, place);
        if (!element.TryGetProperty("attribute", out var attribute) || attribute.ValueKind == JsonValueKind.Null)
            return new FieldRule(selector.GetString()!);
        if (attribute.ValueKind != JsonValueKind.String || !AttributeName().IsMatch(attribute.GetString()!))
            problems.Add($"{place} has an \"attribute\" that is not the name of one, such as \"content\" or \"datetime\".");
        else if (field == ArticleField.Body)
            problems.Add($"{place} cannot have an \"attribute\": the body is read from the elements themselves.");
        return new FieldRule(selector.GetString()!, attribute.ToString());
    }

    private DateOnly? ReadUntil(JsonElement element, string place)
    {
        if (!element.TryGetProperty("until", out var until) || until.ValueKind == JsonValueKind.Null)
            return null;
        if (until.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(until.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        problems.Add($"{place} has an \"until\" that is no day; write it as 2025-03-01.");
        return null;
    }

    private List<string> ReadDrop(JsonElement element, string place)
    {
        if (!element.TryGetProperty("drop", out var drop) || drop.ValueKind == JsonValueKind.Null)
            return [];
        if (drop.ValueKind != JsonValueKind.Array || drop.GetArrayLength() > MostDrops || drop.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            problems.Add($"{place} needs \"drop\" to be a list of at most {MostDrops} selectors in quotes.");
            return [];
        }

        var selectors = drop.EnumerateArray().Select(item => item.GetString()!).ToList();
        foreach (var selector in selectors)
            CheckSelector(selector, $"{place}, \"drop\"");
        return selectors;
    }

    private void CheckSelector(string selector, string place)
    {
        if (PageSelector.Parse(selector).Problem is { } problem)
            problems.Add($"{place}: the selector \"{selector.ShortenTo(LongestShown)}\" cannot be used. {problem}");
    }

    private void CheckNames(JsonElement element, string place, ReadOnlySpan<string> known)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                problems.Add($"{place} has \"{property.Name.ShortenTo(LongestShown)}\", which means nothing here; it can have {string.Join(", ", known.ToArray())}.");
        }
    }

    private bool IsObject(JsonElement element, string what, string holding)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return true;
        problems.Add($"{what} not an object in braces holding {holding}.");
        return false;
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_:.-]{0,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex AttributeName();
}
