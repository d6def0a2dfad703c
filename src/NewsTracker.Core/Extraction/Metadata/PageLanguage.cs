using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The language a page declares, checked against its text: templates are often left in English.</summary>
internal static class PageLanguage
{
    /// <param name="detected">What the text itself is written in, where that is certain.</param>
    public static Extracted<string>? Find(Page page, StructuredArticle? declared, string? detected)
    {
        var meta = page.Declarations;
        var root = page.Document.DocumentElement;
        var candidates = new (string? Tag, FieldOrigin Origin)[]
        {
            (root?.GetAttribute("lang") ?? root?.GetAttribute("xml:lang"), FieldOrigin.Meta),
            (declared?.Language, FieldOrigin.JsonLd),
            (meta.FirstMeta("content-language", "language", "dc.language", "inLanguage"), FieldOrigin.Meta),
            (meta.FirstMeta("og:locale"), FieldOrigin.OpenGraph),
        };
        var tags = candidates.Select(candidate => (Tag: Normalise(candidate.Tag), candidate.Origin)).Where(candidate => candidate.Tag is not null).ToList();
        if (detected is not null && tags.Count > 0 && Primary(tags[0].Tag!) != detected)
        {
            var agreeing = tags.FirstOrDefault(candidate => Primary(candidate.Tag!) == detected);
            return agreeing.Tag is not null ? new Extracted<string>(agreeing.Tag, agreeing.Origin) : new Extracted<string>(detected, FieldOrigin.Detection);
        }

        if (tags.Count > 0)
            return new Extracted<string>(tags[0].Tag!, tags[0].Origin);
        return detected is null ? null : new Extracted<string>(detected, FieldOrigin.Detection);
    }

    private static string Primary(string tag) => tag.Split('-')[0] is var code && code is "nb" or "nn" ? "no" : code;

    private static string? Normalise(string? tag)
    {
        var parts = tag?.Trim().Split(',', ';')[0].Trim().Split('-', '_') ?? [];
        if (parts.Length == 0 || parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter))
            return null;
        var language = parts[0].ToLowerInvariant() switch { "iw" => "he", "in" => "id", "eng" => "en", "ua" => "uk", "gr" => "el", "cz" => "cs", "jp" => "ja", "cn" => "zh", "se" => "sv", "dk" => "da", var code => code };
        return parts.Length > 1 && parts[^1] is { Length: 2 } region && region.All(char.IsAsciiLetter) ? $"{language}-{region.ToUpperInvariant()}" : language;
    }
}
