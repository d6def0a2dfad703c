namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Language tags as pages print them.</summary>
internal static class LanguageTags
{
    /// <summary>The BCP 47 tag, language and region; absent for what is none. Country codes that stand in for languages are put right.</summary>
    public static string? Read(string? printed)
    {
        if (printed is null or { Length: > 100 })
            return null;
        var parts = printed.Trim().Split(',', ';')[0].Trim().Split('.')[0].Split('-', '_');
        if (parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter))
            return null;
        var language = parts[0].ToLowerInvariant() switch
        {
            "iw" => "he",
            "in" => "id",
            "eng" => "en",
            "ua" => "uk",
            "gr" => "el",
            "cz" => "cs",
            "jp" => "ja",
            "cn" => "zh",
            "se" => "sv",
            "dk" => "da",
            var code => code,
        };
        return parts.Length > 1 && parts[^1] is { Length: 2 } region && region.All(char.IsAsciiLetter) ? $"{language}-{region.ToUpperInvariant()}" : language;
    }

    /// <summary>Whether a text that reads as <paramref name="detected"/> may be of the declared language: a count of common words does not tell these from one another.</summary>
    public static bool MayRead(string declared, string detected) => Primary(declared) is var language && (language == detected || detected switch
    {
        "hr" => language is "bs" or "sr" or "sh" or "cnr",
        "id" => language is "ms" or "zlm" or "zsm",
        _ => false,
    });

    /// <summary>The language without its region; both kinds of written Norwegian are one.</summary>
    public static string Primary(string tag) => tag.Split('-')[0] is var code && code is "nb" or "nn" ? "no" : code;
}
