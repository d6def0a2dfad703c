using System.Xml.Linq;

namespace NewsTracker.Web.Map;

/// <summary>The colours and patterns of the picture to take away; those of countries.css in light.</summary>
internal static class MapColours
{
    public const string Sea = "#f1f5f9";
    public const string Neutral = "#e2e6eb";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Dictionary<string, Look> Looks = new(StringComparer.Ordinal)
    {
        ["s-never"] = new("#8a94a3"),
        ["s-signatory"] = new("#c7e9b4", "M0 40H40", "#41885a"),
        ["s-contracting"] = new("#9fd3a8"),
        ["s-party"] = new("#74a9cf"),
        ["s-leaving"] = new("#fdae61", "M-10 10 10 -10M0 40 40 0M30 50 50 30", "#8c4a06"),
        ["s-left"] = new("#b2182b", "M-10 30 10 50M0 0 40 40M30 -10 50 10", "#ffd9d3"),
        ["s-none"] = new("#c3cbd6"),
        ["s-rung-1"] = new("#2c7fb8", "M0 20H40", "#d6ecfa"),
        ["s-rung-2"] = new("#fee391"),
        ["s-rung-3"] = new("#fe9929", "M-10 10 10 -10M0 40 40 0M30 50 50 30", "#8c4a06"),
        ["s-rung-4"] = new("#d95f0e"),
        ["s-rung-5"] = new("#8c2d04", "M-10 30 10 50M0 0 40 40M30 -10 50 10", "#ffd9a8"),
    };

    public static string FillOf(MapClass mapClass) => Looks[mapClass.Css] is { Lines: null } look ? look.Ground : $"url(#p-{mapClass.Css})";

    /// <summary>The ring of a state too small for a shape: none draws the eye to one of which there is nothing to see.</summary>
    public static string RingOf(MapClass mapClass) => mapClass.Css == "s-none" ? "#ffffff" : "#333333";

    /// <summary>The definition that <see cref="FillOf"/> names; null where the fill is plain.</summary>
    public static XElement? PatternOf(MapClass mapClass) => Looks[mapClass.Css] is { Lines: { } lines } look
        ? new XElement(
            Svg + "pattern", new XAttribute("id", $"p-{mapClass.Css}"), new XAttribute("width", 40), new XAttribute("height", 40), new XAttribute("patternUnits", "userSpaceOnUse"),
            new XElement(Svg + "rect", new XAttribute("width", 40), new XAttribute("height", 40), new XAttribute("fill", look.Ground)),
            new XElement(Svg + "path", new XAttribute("d", lines), new XAttribute("stroke", look.LineColour!), new XAttribute("stroke-width", 7)))
        : null;

    private sealed record Look(string Ground, string? Lines = null, string? LineColour = null);
}
