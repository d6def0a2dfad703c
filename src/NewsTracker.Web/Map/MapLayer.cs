using System.Diagnostics.CodeAnalysis;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Map;

/// <summary>What the map is coloured by: "status", or a topic by its key.</summary>
public sealed record MapLayer : IParsable<MapLayer>
{
    private const string StatusKey = "status";

    private MapLayer(Topic? topic) => Topic = topic;

    public static MapLayer Status { get; } = new(topic: null);

    public static IReadOnlyList<MapLayer> All { get; } = [Status, .. Enum.GetValues<Topic>().Select(topic => new MapLayer(topic))];

    /// <summary>Null for the treaty status.</summary>
    public Topic? Topic { get; }

    public string Name => Topic?.ToWords() ?? "Treaty status";

    /// <summary>In the legend's order. The first is that of a state of which nothing is known.</summary>
    public IReadOnlyList<MapClass> Classes => Topic is null ? StatusClasses : StanceClasses;

    private static IReadOnlyList<MapClass> StatusClasses { get; } =
    [
        new("never", "s-never", "Never a party"),
        new("signatory", "s-signatory", "Signatory"),
        new("contracting", "s-contracting", "Contracting state, not yet bound"),
        new("party", "s-party", "State Party"),
        new("leaving", "s-leaving", "State Party, withdrawal notified"),
        new("withdrawn", "s-left", "Withdrawn"),
    ];

    private static IReadOnlyList<MapClass> StanceClasses { get; } =
        [new("none", "s-none", "No position"), .. Enum.GetValues<Stance>().Select(stance => new MapClass(stance.ToKey(), $"s-{StanceMarks.ClassOf(stance)}", stance.ToWords()))];

    /// <summary>The days on which a state changes its class, and into which (an index of <see cref="Classes"/>), earliest first. Before the first it is of the first class.</summary>
    public IReadOnlyList<MapStep> StepsOf(CountryBoard.State state, StanceBook book) => Topic is { } topic
        ? [.. book.StepsOf(state.Code, topic).Select(step => new MapStep(step.From, (int)step.Stance))]
        : [.. TreatySteps.Of(state.Acts).Select(step => new MapStep(step.From, ClassOf(step.Status, step.IsLeaving)))];

    public static MapLayer Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var layer) ? layer : throw new FormatException($"\"{s}\" is no layer of the map.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out MapLayer result)
    {
        result = All.FirstOrDefault(layer => layer.ToString() == s);
        return result is not null;
    }

    public override string ToString() => Topic?.ToKey() ?? StatusKey;

    private static int ClassOf(TreatyStatus status, bool isLeaving) => status switch
    {
        TreatyStatus.Signatory => 1,
        TreatyStatus.ContractingState => 2,
        TreatyStatus.StateParty => isLeaving ? 4 : 3,
        TreatyStatus.Withdrawn => 5,
        _ => 0,
    };
}

/// <param name="Key">In addresses.</param>
/// <param name="Css">How its states look.</param>
public sealed record MapClass(string Key, string Css, string Words);

/// <summary>From this day on a state is of this class.</summary>
public sealed record MapStep(DateOnly From, int Class);
