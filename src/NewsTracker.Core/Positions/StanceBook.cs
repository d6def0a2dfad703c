using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Positions;

/// <summary>
/// All positions that were accepted as known at one instant, laid out by question so that the current stances of any day are found by searching in memory.
/// Playing a map through thirty years asks for thousands of days; the rule is that of <see cref="CurrentStances"/>.
/// </summary>
public sealed class StanceBook
{
    private readonly Dictionary<(CountryCode Country, Topic Topic), StancePosition[]> questions;

    /// <param name="accepted">In any order.</param>
    public StanceBook(IEnumerable<StancePosition> accepted) => questions = accepted
        .GroupBy(position => (position.Country, position.Topic))
        .ToDictionary(question => question.Key, question => InOrder(question));

    /// <summary>How many positions are in it.</summary>
    public int Count => questions.Values.Sum(positions => positions.Length);

    /// <summary>Where a country stands on a topic; null where it said nothing by that day.</summary>
    public CurrentStance? Find(CountryCode country, Topic topic, DateOnly asOf)
    {
        if (!questions.TryGetValue((country, topic), out var positions))
        {
            return null;
        }

        var end = EndOf(positions, asOf);
        if (end == 0)
        {
            return null;
        }

        // The chosen one closes its day: walk back through the others of that day, which come out as the rule orders them.
        var chosen = positions[end - 1];
        var sameDay = new List<StancePosition>();
        for (var i = end - 2; i >= 0 && positions[i].SaidOn == chosen.SaidOn; i--)
        {
            sameDay.Add(positions[i]);
        }

        return new CurrentStance(chosen, sameDay);
    }

    public IReadOnlyList<CurrentStance> OfCountry(CountryCode country, DateOnly asOf) =>
        [.. Enum.GetValues<Topic>().Select(topic => Find(country, topic, asOf)).OfType<CurrentStance>()];

    /// <summary>The days on which a country's stance on a topic changed, and to what, earliest first.</summary>
    public IReadOnlyList<StanceStep> StepsOf(CountryCode country, Topic topic)
    {
        var steps = new List<StanceStep>();
        var positions = questions.GetValueOrDefault((country, topic), []);
        for (var i = 0; i < positions.Length; i++)
        {
            var isLastOfDay = i + 1 == positions.Length || positions[i + 1].SaidOn != positions[i].SaidOn;
            if (isLastOfDay && (steps.Count == 0 || steps[^1].Stance != positions[i].Stance))
            {
                steps.Add(new StanceStep(positions[i].SaidOn, positions[i].Stance, positions[i].Id));
            }
        }

        return steps;
    }

    /// <summary>Everything that was said on or before a day, of one country, latest first.</summary>
    public IEnumerable<StancePosition> SaidBy(CountryCode country, DateOnly asOf) => Enum.GetValues<Topic>()
        .SelectMany(topic => questions.GetValueOrDefault((country, topic), []))
        .Where(position => position.SaidOn <= asOf)
        .OrderByDescending(position => position.SaidOn).ThenByDescending(position => position.Id);

    /// <summary>How many of the positions were said on or before a day.</summary>
    private static int EndOf(StancePosition[] positions, DateOnly asOf)
    {
        var (low, high) = (0, positions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (positions[middle].SaidOn <= asOf)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>By day, and within a day so that the one the rule chooses comes last.</summary>
    private static StancePosition[] InOrder(IEnumerable<StancePosition> positions) =>
    [
        .. positions.OrderBy(position => position.SaidOn)
            .ThenBy(position => position.Stance)
            .ThenBy(position => position.Reliability)
            .ThenBy(position => position.Id),
    ];
}

/// <summary>From this day on the stance is this one.</summary>
public sealed record StanceStep(DateOnly From, Stance Stance, long PositionId);
