using System.Xml.Linq;
using NewsTracker.Core;

namespace NewsTracker.Web.Map;

/// <summary>The map as a picture that stands for itself: title, day, legend and sources in it, no style sheet needed.</summary>
internal static class MapImage
{
    private const int Margin = 200;
    private const int HeadHeight = 420;
    private const int FootHeight = 640;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>What of the world is drawn in full colour.</summary>
    /// <param name="Group">The name of the group whose members alone are; absent for all.</param>
    /// <param name="Only">The words of the class that alone is; absent for all.</param>
    public sealed record Shown(Func<MapView.State, bool> IsShown, string? Group, string? Only);

    public static string Draw(MapView map, MapShapes shapes, Shown shown)
    {
        var day = DayWords.InFull(map.Time.AsOf);
        var (width, height) = (shapes.Width + (2 * Margin), shapes.Height + HeadHeight + FootHeight);
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("width", width / 4),
            new XAttribute("height", height / 4),
            new XAttribute("font-family", "system-ui, 'Liberation Sans', Arial, sans-serif"),
            new XElement(Svg + "title", $"{Title(map, shown)}, {day}"),
            new XElement(Svg + "defs", map.Layer.Classes.Select(MapColours.PatternOf).OfType<XElement>()),
            Box(0, 0, width, height, "#ffffff"),
            Text(Margin, 190, 130, Title(map, shown), isBold: true),
            Text(Margin, 350, 100, $"as of {day}" + (map.Time.KnownOn is { } known ? $", known by {DayWords.InFull(known)}" : "") + (shown.Only is null ? "" : $"; only “{shown.Only}” in full colour")),
            new XElement(Svg + "g", new XAttribute("transform", $"translate({Margin} {HeadHeight})"), Land(map, shapes, shown)),
            Legend(map, HeadHeight + shapes.Height + 130),
            Text(Margin, height - 90, 76, "Treaty acts: United Nations Treaty Collection, XXVI-5. Shapes: Natural Earth. Grey lands are disputed or no states of their own."));
        return new XDocument(root).ToString(SaveOptions.DisableFormatting);
    }

    private static string Title(MapView map, Shown shown) => (map.Layer.Topic is null
        ? "States and the Anti-Personnel Mine Ban Convention"
        : $"Anti-personnel mines: where states stand on {map.Layer.Name.ToLowerInvariant()}") + (shown.Group is null ? "" : $" ({shown.Group})");

    private static IEnumerable<XElement> Land(MapView map, MapShapes shapes, Shown shown)
    {
        yield return Outline(shapes.FindPath("sea"), MapColours.Sea);
        yield return Outline(shapes.FindPath("neutral"), MapColours.Neutral);
        foreach (var state in map.States.Where(state => state.Place.HasShape))
        {
            yield return Outline(shapes.FindPath(state.Place.Iso3), MapColours.FillOf(map.Layer.Classes[state.Class]), Fade(state, shown), Name(state, map));
        }

        foreach (var state in map.States.Where(state => state.Place.IsDot))
        {
            yield return new XElement(
                Svg + "circle", new XAttribute("cx", state.Place.X), new XAttribute("cy", state.Place.Y), new XAttribute("r", 28),
                new XAttribute("fill", MapColours.FillOf(map.Layer.Classes[state.Class])), new XAttribute("stroke", MapColours.RingOf(map.Layer.Classes[state.Class])), new XAttribute("stroke-width", 5), Fade(state, shown), Name(state, map));
        }
    }

    private static IEnumerable<XElement> Legend(MapView map, int top)
    {
        const int Column = 2700;
        return map.Layer.Classes.Select((mapClass, i) => (mapClass, i)).SelectMany(entry => new[]
        {
            Box(Margin + (entry.i % 3 * Column), top + (entry.i / 3 * 160), 150, 96, MapColours.FillOf(entry.mapClass)),
            Text(Margin + (entry.i % 3 * Column) + 200, top + (entry.i / 3 * 160) + 82, 92, $"{entry.mapClass.Words} ({map.CountOf(entry.i)})"),
        });
    }

    /// <summary>As map.css fades them.</summary>
    private static XAttribute? Fade(MapView.State state, Shown shown) => shown.IsShown(state) ? null : new XAttribute("opacity", ".18");

    private static XElement Name(MapView.State state, MapView map) => new(Svg + "title", $"{state.Country.Name}: {map.Layer.Classes[state.Class].Words}");

    private static XElement Outline(string? path, string fill, params object?[] content) => new(
        Svg + "path", new XAttribute("d", path ?? ""), new XAttribute("fill", fill), new XAttribute("stroke", "#ffffff"), new XAttribute("stroke-width", 4), content);

    private static XElement Box(int x, int y, int width, int height, string fill) => new(
        Svg + "rect", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", fill));

    private static XElement Text(int x, int y, int size, string words, bool isBold = false) => new(
        Svg + "text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("font-size", size), new XAttribute("fill", "#1f2937"), isBold ? new XAttribute("font-weight", 650) : null, words);
}
