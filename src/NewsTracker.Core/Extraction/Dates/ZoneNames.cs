using System.Collections.Frozen;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Time zone abbreviations. Those that several countries share are settled by region, and stay open without one.</summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, int> Minutes = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["z"] = 0,
        ["gmt"] = 0,
        ["utc"] = 0,
        ["ut"] = 0,
        ["wet"] = 0,
        ["west"] = 60,
        ["cet"] = 60,
        ["cest"] = 120,
        ["mez"] = 60,
        ["mesz"] = 120,
        ["met"] = 60,
        ["mest"] = 120,
        ["eet"] = 120,
        ["eest"] = 180,
        ["msk"] = 180,
        ["trt"] = 180,
        ["idt"] = 180,
        ["sast"] = 120,
        ["cat"] = 120,
        ["wat"] = 60,
        ["eat"] = 180,
        ["pkt"] = 300,
        ["npt"] = 345,
        ["wib"] = 420,
        ["wita"] = 480,
        ["wit"] = 540,
        ["ict"] = 420,
        ["sgt"] = 480,
        ["hkt"] = 480,
        ["myt"] = 480,
        ["pht"] = 480,
        ["awst"] = 480,
        ["jst"] = 540,
        ["kst"] = 540,
        ["acst"] = 570,
        ["aest"] = 600,
        ["aedt"] = 660,
        ["nzst"] = 720,
        ["nzdt"] = 780,
        ["edt"] = -240,
        ["cdt"] = -300,
        ["mdt"] = -360,
        ["pdt"] = -420,
        ["akst"] = -540,
        ["akdt"] = -480,
        ["hst"] = -600,
        ["brt"] = -180,
        ["art"] = -180,
        ["clt"] = -240,
        ["cot"] = -300,
        ["pst"] = -480,
        ["mst"] = -420,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Generic = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["et"] = "America/New_York",
        ["ct"] = "America/Chicago",
        ["mt"] = "America/Denver",
        ["pt"] = "America/Los_Angeles",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsZone(string word) => Minutes.ContainsKey(word) || Generic.ContainsKey(word) || word is "ist" or "bst" or "cst" or "est" or "ast";

    public static TimeSpan? Find(string word, DateTime local, string? region, string language)
    {
        int? minutes = word switch
        {
            "ist" => region switch { "IN" => 330, "IL" => 120, "IE" => 60, _ => null },
            "bst" => Shared(region ?? (language == "bn" ? "BD" : null), region == "BD" || (region is null && language == "bn") ? 360 : 60),
            // RFC 5322 gives these two to North America, and feeds print them so; a country that has its own takes it back.
            "cst" => region is "CN" or "TW" or "HK" or "MO" || language == "zh" ? 480 : region == "CU" ? -300 : -360,
            "est" => region == "AU" ? 600 : -300,
            "ast" => Shared(region, region is "SA" or "IQ" or "KW" or "BH" or "QA" or "YE" ? 180 : -240),
            _ => Minutes.TryGetValue(word, out var known) ? known : null,
        };

        // Israel's papers print IST all year round.
        if (word == "ist" && region == "IL")
            return OfTimeZone("Asia/Jerusalem", local);
        if (minutes is { } value)
            return TimeSpan.FromMinutes(value);
        return Generic.TryGetValue(word, out var zone) ? OfTimeZone(zone, local) : null;
    }

    /// <summary>A name of several countries is nobody's where the country is not known.</summary>
    private static int? Shared(string? region, int minutes) => region is null ? null : minutes;

    public static TimeSpan? OfTimeZone(string id, DateTime local) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)) : null;
}
