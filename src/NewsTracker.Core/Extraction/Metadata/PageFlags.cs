using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>What a page says of who may read it and of whether it is still being written. Silence is no answer.</summary>
internal static class PageFlags
{
    public static Extracted<bool>? FindPaywall(Page page, StructuredArticle? declared)
    {
        if (declared?.Subjects.IsAccessibleForFree is { } isFree)
            return new Extracted<bool>(!isFree, FieldOrigin.JsonLd);
        if (ReadTier(page.Declarations.FirstMeta("article:content_tier", "og:article:content_tier")) is { } tier)
            return new Extracted<bool>(tier, FieldOrigin.OpenGraph);
        if (ReadBoolean(page.Declarations.FirstMeta("isAccessibleForFree")) is { } isFreeMeta)
            return new Extracted<bool>(!isFreeMeta, FieldOrigin.Microdata);
        foreach (var element in page.Declarations.ItemProperties)
        {
            if (element.GetAttribute("itemprop") == "isAccessibleForFree" && ReadBoolean(element.GetAttribute("content") ?? element.GetAttribute("href")) is { } isFreeItem)
                return new Extracted<bool>(!isFreeItem, FieldOrigin.Microdata);
        }

        return null;
    }

    public static Extracted<bool>? FindLiveBlog(StructuredPage structured) => structured.IsLiveBlog ? new Extracted<bool>(true, FieldOrigin.JsonLd) : null;

    /// <summary>A boolean as pages print one; absent for everything else.</summary>
    public static bool? ReadBoolean(string? printed)
    {
        var word = printed is null or { Length: > 60 } ? "" : printed.Trim()[(printed.Trim().LastIndexOf('/') + 1)..];
        return word.ToLowerInvariant() switch { "true" or "yes" or "1" => true, "false" or "no" or "0" => false, _ => null };
    }

    /// <summary>Metered pages are free a few times a month, so their text is kept for subscribers in the end.</summary>
    private static bool? ReadTier(string? tier) => tier?.ToLowerInvariant() switch { "locked" or "metered" => true, "free" => false, _ => null };
}
