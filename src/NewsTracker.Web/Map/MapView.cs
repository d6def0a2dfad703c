using System.Text.Json;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Map;

/// <summary>The map at a point in time: each state with its class, and for the slider the steps that brought it there and lead on.</summary>
/// <param name="States">All of the world, members of a group or not.</param>
/// <param name="Members">Of the group that alone is counted and shown in full colour; absent for all states.</param>
public sealed record MapView(MapLayer Layer, StanceTime Time, IReadOnlyList<MapView.State> States, IReadOnlySet<CountryCode>? Members)
{
    /// <summary>The Convention was opened for signature; the slider begins here.</summary>
    public static readonly DateOnly Start = new(1997, 12, 3);

    public static MapView Of(CountryBoard board, MapLayer layer, MapShapes shapes, IReadOnlySet<CountryCode>? members) => new(
        layer,
        board.Time,
        [.. board.States.Where(state => shapes.ByCode.ContainsKey(state.Code.Value)).Select(state => ToState(state, board, layer, shapes))],
        members);

    public bool IsIn(State state) => Members is null || Members.Contains(state.Country.Code);

    public int CountOf(int mapClass) => States.Count(state => state.Class == mapClass && IsIn(state));

    /// <summary>The steps of all states, as the slider's script takes them: day after the start and class by turns. Changes before the start count as of that day.</summary>
    public string StepsAsJson() => JsonSerializer.Serialize(States.ToDictionary(
        state => state.Country.Code.Value,
        state => state.Steps.SelectMany(step => new[] { Math.Max(0, step.From.DayNumber - Start.DayNumber), step.Class }).ToArray()));

    /// <summary>Who belongs to a group when, as the slider's script takes it: first day and first day outside by turns, counted as the steps are; null for a member to this day.</summary>
    public static string StaysAsJson(CountryGroup group) => JsonSerializer.Serialize(group.Members.GroupBy(member => member.Country.Value).ToDictionary(
        stays => stays.Key,
        stays => stays.SelectMany(stay => new[] { Math.Max(0, stay.From.DayNumber - Start.DayNumber), stay.Until?.DayNumber - Start.DayNumber }).ToArray()));

    private static State ToState(CountryBoard.State country, CountryBoard board, MapLayer layer, MapShapes shapes)
    {
        var steps = layer.StepsOf(country, board.Book);
        var day = layer.Topic is null ? board.Time.AsOf : board.Time.SaidBy;
        var last = steps.LastOrDefault(step => step.From <= day);
        return new State(country, shapes.ByCode[country.Code.Value], last?.Class ?? 0, last?.From, layer.Topic is { } topic ? board.Stance(country, topic) : null, steps);
    }

    /// <param name="Since">The day of the change into the class.</param>
    /// <param name="Stance">On the layer's topic.</param>
    public sealed record State(CountryBoard.State Country, MapShapes.Place Place, int Class, DateOnly? Since, CurrentStance? Stance, IReadOnlyList<MapStep> Steps)
    {
        public TreatyStanding Standing => Country.Standing;
    }
}
