using System.Collections.Frozen;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Tells a publisher's country by its address or language, and how dates are written there.</summary>
internal static class Regions
{
    // Sites under .com and the like whose country decides how their dates read.
    private static readonly FrozenDictionary<string, string> Sites = Build(
        ("IN", "devdiscourse indiatimes thehindu ndtv hindustantimes indianexpress news18 deccanherald telegraphindia livemint business-standard outlookindia theprint zeenews firstpost aninews ptinews scroll oneindia"),
        ("US", "nytimes washingtonpost cnn foxnews usatoday wsj cnbc nbcnews cbsnews abcnews politico thehill latimes bloomberg forbes npr axios apnews time newsweek stripes military defenseone breakingdefense defensenews"),
        ("GB", "bbc theguardian reuters ft economist dailymail mirror sky"),
        ("IL", "jpost timesofisrael haaretz ynetnews israelhayom i24news"),
        ("IE", "irishtimes irishexaminer breakingnews thejournal"),
        ("PK", "dawn tribune geo thenews"),
        ("UA", "kyivindependent kyivpost pravda unian ukrinform"),
        ("QA", "aljazeera"),
        ("TR", "aa hurriyetdailynews dailysabah"),
        ("SG", "straitstimes channelnewsasia"),
        ("FR", "france24 lemonde"));

    // Written as domains, but the letters stand for something else.
    private static readonly FrozenSet<string> GenericTops = FrozenSet.Create(
        StringComparer.Ordinal, "com", "org", "net", "info", "edu", "gov", "mil", "int", "io", "co", "tv", "me", "ai", "fm", "ly", "to", "eu", "cc", "ws", "news", "biz");

    // Languages of one country, near enough to settle a date or a zone.
    private static readonly FrozenDictionary<string, string> ByLanguage = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hi"] = "IN",
        ["ta"] = "IN",
        ["te"] = "IN",
        ["mr"] = "IN",
        ["gu"] = "IN",
        ["kn"] = "IN",
        ["ml"] = "IN",
        ["pa"] = "IN",
        ["he"] = "IL",
        ["iw"] = "IL",
        ["ga"] = "IE",
        ["ja"] = "JP",
        ["ko"] = "KR",
        ["pl"] = "PL",
        ["fi"] = "FI",
        ["cs"] = "CZ",
        ["hu"] = "HU",
        ["lt"] = "LT",
        ["lv"] = "LV",
        ["et"] = "EE",
        ["uk"] = "UA",
        ["tr"] = "TR",
        ["bn"] = "BD",
        ["th"] = "TH",
        ["vi"] = "VN",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string? OfSite(Uri? url)
    {
        if (url is not { IsAbsoluteUri: true, HostNameType: UriHostNameType.Dns })
            return null;
        var labels = url.Host.ToLowerInvariant().Split('.');
        foreach (var label in labels)
        {
            if (Sites.TryGetValue(label, out var region))
                return region;
        }

        var top = labels[^1];
        if (top is "gov" or "mil")
            return "US";
        return top.Length == 2 && !GenericTops.Contains(top) ? top == "uk" ? "GB" : top.ToUpperInvariant() : null;
    }

    /// <summary>The country of a publisher by its name, where pages come from elsewhere: saved, mirrored, served by another host.</summary>
    public static string? OfName(string? siteName) =>
        siteName is { Length: > 2 and < 60 } && Sites.TryGetValue(string.Concat(siteName.ToLowerInvariant().Where(char.IsLetterOrDigit)), out var region) ? region : null;

    public static string? OfLanguageTag(string? tag)
    {
        var parts = tag?.Split('-', '_') ?? [];
        return parts.Length > 1 && parts[^1] is { Length: 2 } region && region.All(char.IsAsciiLetter) ? region.ToUpperInvariant() : null;
    }

    public static string? OfLanguage(string language) => ByLanguage.GetValueOrDefault(language);

    /// <summary>Whether the country writes the day before the month; absent where both are common.</summary>
    public static bool? IsDayFirst(string? region, string language) => (region, language) switch
    {
        ("US" or "PH" or "PW" or "FM" or "MH", _) => language is "" or "en" or "tl" or "fil" ? false : OrderOf(language),
        ("CA" or "ZA" or "BZ", "" or "en") => null,
        (not null, "" or "en") => true,
        (_, "" or "en") => null,
        _ => OrderOf(language),
    };

    private static bool? OrderOf(string language)
    {
        var pattern = CalendarWords.FindCulture(language)?.DateTimeFormat.ShortDatePattern;
        if (pattern is null)
            return null;
        int day = pattern.IndexOf('d', StringComparison.Ordinal), month = pattern.IndexOf('M', StringComparison.Ordinal);
        return pattern.StartsWith('y') ? language is "hu" or "ko" or "ja" or "zh" ? null : true : day < month;
    }

    private static FrozenDictionary<string, string> Build(params ReadOnlySpan<(string Region, string Sites)> lists)
    {
        var sites = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (region, names) in lists)
        {
            foreach (var name in names.Split(' '))
                sites[name] = region;
        }

        return sites.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
