using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Positions;

/// <summary>An accepted position, as far as the rule of the current stance looks at it.</summary>
/// <param name="Reliability">Of the article's source, 1 to 5; 0 for an article without a source.</param>
public sealed record StancePosition(long Id, CountryCode Country, Topic Topic, Stance Stance, DateOnly SaidOn, int Reliability, string? SourceName);

/// <summary>Where a country stands on a topic, and beside which positions said on the same day it was chosen.</summary>
/// <param name="SameDay">The other accepted positions of that day, in the order in which the rule puts them; those with another stance conflict with this one.</param>
public sealed record CurrentStance(StancePosition Position, IReadOnlyList<StancePosition> SameDay)
{
    public IEnumerable<StancePosition> Conflicts => SameDay.Where(other => other.Stance != Position.Stance);
}

/// <summary>The rule: the latest said on or before the day; of those said on one day the higher on the ladder, then the one from the more reliable source, then the one recorded last.</summary>
public static class CurrentStances
{
    /// <param name="accepted">Positions accepted as far as is known, of any countries and topics.</param>
    public static IReadOnlyList<CurrentStance> On(IEnumerable<StancePosition> accepted, DateOnly asOf) =>
    [
        .. from position in accepted
           where position.SaidOn <= asOf
           group position by (position.Country, position.Topic) into question
           orderby question.Key.Country, question.Key.Topic
           select OfQuestion([.. question]),
    ];

    private static CurrentStance OfQuestion(IReadOnlyList<StancePosition> positions)
    {
        var latest = positions.Max(position => position.SaidOn);
        var ordered = positions.Where(position => position.SaidOn == latest)
            .OrderByDescending(position => position.Stance)
            .ThenByDescending(position => position.Reliability)
            .ThenByDescending(position => position.Id)
            .ToList();
        return new CurrentStance(ordered[0], ordered[1..]);
    }
}
