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
        var tags = candidates.Select(candidate => (Tag: LanguageTags.Read(candidate.Tag), candidate.Origin)).Where(candidate => candidate.Tag is not null).ToList();
        if (detected is not null && tags.Count > 0 && !LanguageTags.MayRead(tags[0].Tag!, detected))
        {
            var agreeing = tags.FirstOrDefault(candidate => LanguageTags.MayRead(candidate.Tag!, detected));
            return agreeing.Tag is not null ? new Extracted<string>(agreeing.Tag, agreeing.Origin) : new Extracted<string>(detected, FieldOrigin.Detection);
        }

        if (tags.Count > 0)
            return new Extracted<string>(tags[0].Tag!, tags[0].Origin);
        return detected is null ? null : new Extracted<string>(detected, FieldOrigin.Detection);
    }
}
