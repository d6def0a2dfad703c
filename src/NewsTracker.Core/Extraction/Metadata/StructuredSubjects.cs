using System.Net;
using System.Text.Json;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>What an article's JSON-LD says beside its text: its pictures, what it is about, and who may read it.</summary>
internal sealed record StructuredSubjects
{
    private const int MostValues = 100;

    /// <summary>Addresses as printed; one that begins with <see cref="ReferencePrefix"/> names an ImageObject elsewhere on the page.</summary>
    public IReadOnlyList<string> Images { get; private init; } = [];

    public const string ReferencePrefix = "@id:";

    public IReadOnlyList<string> Sections { get; private init; } = [];

    /// <summary>Each as printed; one string may hold several words.</summary>
    public IReadOnlyList<string> Keywords { get; private init; } = [];

    /// <summary>Said of the article, or of a part of it.</summary>
    public bool? IsAccessibleForFree { get; private init; }

    public static StructuredSubjects Read(JsonElement article) => new()
    {
        Images = [.. ImagesOf(article, "image").Concat(ImagesOf(article, "thumbnailUrl"))],
        Sections = [.. Texts(article, "articleSection")],
        Keywords = [.. Texts(article, "keywords")],
        IsAccessibleForFree = HasLockedPart(article) ? false : ReadBoolean(article, "isAccessibleForFree"),
    };

    /// <summary>Addresses under a property that holds a string, an ImageObject, or a list of them.</summary>
    public static IEnumerable<string> ImagesOf(JsonElement element, string property)
    {
        foreach (var item in Items(element, property))
        {
            if (item.ValueKind == JsonValueKind.String)
                yield return item.GetString()!.Trim();
            if (item.ValueKind != JsonValueKind.Object)
                continue;
            var named = Texts(item, "url").Concat(Texts(item, "contentUrl")).FirstOrDefault() ?? (Texts(item, "@id").FirstOrDefault() is { } id ? ReferencePrefix + id : null);
            if (named is not null)
                yield return named;
        }
    }

    public static bool IsLiveBlog(JsonElement element) =>
        Texts(element, "@type").Any(type => type.EndsWith("LiveBlogPosting", StringComparison.Ordinal)) || Texts(element, "coverageStartTime").Any();

    /// <summary>The names of a BreadcrumbList's levels, outermost first.</summary>
    public static IReadOnlyList<string> ReadBreadcrumbs(JsonElement list)
    {
        var levels = new List<(double Position, string Name)>();
        foreach (var entry in Items(list, "itemListElement").Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            var name = Texts(entry, "name").FirstOrDefault() ?? Items(entry, "item").Where(item => item.ValueKind == JsonValueKind.Object).SelectMany(item => Texts(item, "name")).FirstOrDefault();
            var position = entry.TryGetProperty("position", out var printed) && printed.ValueKind == JsonValueKind.Number && printed.TryGetDouble(out var number) ? number : levels.Count + 1;
            if (name is not null)
                levels.Add((position, name));
        }

        return [.. levels.OrderBy(level => level.Position).Select(level => level.Name)];
    }

    private static bool HasLockedPart(JsonElement article) =>
        Items(article, "hasPart").Any(part => part.ValueKind == JsonValueKind.Object && part.TryGetProperty("cssSelector", out _) && ReadBoolean(part, "isAccessibleForFree") == false);

    /// <summary>Publishers print it as a boolean, as "False", and as the address of schema.org's False.</summary>
    private static bool? ReadBoolean(JsonElement element, string property) => Items(element, property).FirstOrDefault() switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => PageFlags.ReadBoolean(text.GetString()),
        _ => null,
    };

    private static IEnumerable<string> Texts(JsonElement element, string property)
    {
        foreach (var item in Items(element, property))
        {
            var text = item.ValueKind switch
            {
                JsonValueKind.String => item.GetString(),
                JsonValueKind.Object when property is not "@type" => Items(item, "name").FirstOrDefault() is { ValueKind: JsonValueKind.String } name ? name.GetString() : null,
                _ => null,
            };
            if (!string.IsNullOrWhiteSpace(text))
                yield return WebUtility.HtmlDecode(text).Trim();
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string property) =>
        !element.TryGetProperty(property, out var value) ? [] : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MostValues) : [value];
}
