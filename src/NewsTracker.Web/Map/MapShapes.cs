using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace NewsTracker.Web.Map;

/// <summary>The shapes of states and where they lie, as shapes.mjs beside this file drew them.</summary>
public sealed class MapShapes
{
    private readonly Dictionary<string, string> paths;

    private MapShapes(Places places, Dictionary<string, string> paths)
    {
        (Width, Height) = (places.Width, places.Height);
        ByCode = places.Entries.ToDictionary(place => place.Iso3);
        this.paths = paths;
    }

    /// <summary>Of the whole drawing, in its own units.</summary>
    public int Width { get; }

    public int Height { get; }

    public IReadOnlyDictionary<string, Place> ByCode { get; }

    public static MapShapes Load()
    {
        using var places = Open("places.json");
        using var shapes = Open("shapes.svg");
        return new MapShapes(
            JsonSerializer.Deserialize<Places>(places, JsonSerializerOptions.Web) ?? throw new InvalidDataException("places.json is empty."),
            XDocument.Load(shapes).Root!.Elements().ToDictionary(path => path.Attribute("id")!.Value, path => path.Attribute("d")!.Value));
    }

    /// <summary>An outline as SVG writes it: of a state by its code, of "sea" or of "neutral" lands; null for a state too small to have one.</summary>
    public string? FindPath(string id) => paths.GetValueOrDefault(id);

    private static Stream Open(string file) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"world-atlas.{file}") ?? throw new InvalidOperationException($"The assembly lacks the resource world-atlas.{file}.");

    /// <summary>The middle of a state, and whether it is so small that it is drawn as a dot.</summary>
    public sealed record Place(string Iso3, int X, int Y, bool IsDot, bool HasShape);

    private sealed record Places(int Width, int Height, [property: System.Text.Json.Serialization.JsonPropertyName("places")] IReadOnlyList<Place> Entries);
}
