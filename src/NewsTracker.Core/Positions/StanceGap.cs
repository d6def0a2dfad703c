using System.Globalization;

namespace NewsTracker.Core.Positions;

/// <summary>A topic on which a country has long said nothing, or never did.</summary>
/// <param name="LastSaidOn">Null where it never said anything.</param>
public sealed record StanceGap(Topic Topic, DateOnly? LastSaidOn)
{
    /// <summary>What is older than this is likely to be asked for anew.</summary>
    public const int YearsUntilStale = 2;

    public string Sentence => LastSaidOn is { } day
        ? $"No position on {Topic.ToWords().ToLowerInvariant()} since {day.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}"
        : $"No position on {Topic.ToWords().ToLowerInvariant()} yet";

    /// <param name="stances">A country's current stances as of the day.</param>
    public static IReadOnlyList<StanceGap> Of(IReadOnlyCollection<CurrentStance> stances, DateOnly asOf) =>
    [
        .. from topic in Enum.GetValues<Topic>()
           let last = stances.FirstOrDefault(stance => stance.Position.Topic == topic)?.Position.SaidOn
           where last is null || last < asOf.AddYears(-YearsUntilStale)
           orderby last is null, last
           select new StanceGap(topic, last),
    ];
}
