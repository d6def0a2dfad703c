using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Positions;

/// <summary>A question on which a country's current stance is another than it was.</summary>
/// <param name="From">Absent where there was no stance before.</param>
/// <param name="To">Absent where there is none any more: its position was retracted.</param>
/// <param name="PositionId">The position that is the stance now, where there is one.</param>
public sealed record StanceMove(CountryCode Country, Topic Topic, Stance? From, Stance? To, long? PositionId)
{
    /// <summary>What moved between two readings of the current stances, in the order of countries and topics.</summary>
    public static IEnumerable<StanceMove> Between(IEnumerable<CurrentStance> before, IEnumerable<CurrentStance> after)
    {
        var (earlier, later) = (ByQuestion(before), ByQuestion(after));
        return from question in earlier.Keys.Union(later.Keys)
               let now = later.GetValueOrDefault(question)
               let move = new StanceMove(question.Country, question.Topic, earlier.GetValueOrDefault(question)?.Stance, now?.Stance, now?.Id)
               where move.From != move.To
               orderby move.Country, move.Topic
               select move;
    }

    private static Dictionary<(CountryCode Country, Topic Topic), StancePosition> ByQuestion(IEnumerable<CurrentStance> stances) =>
        stances.ToDictionary(stance => (stance.Position.Country, stance.Position.Topic), stance => stance.Position);
}
