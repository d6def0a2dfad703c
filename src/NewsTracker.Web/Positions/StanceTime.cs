using NewsTracker.Core.Positions;

namespace NewsTracker.Web.Positions;

/// <summary>The two senses of time that a page with stances takes from its address.</summary>
/// <param name="AsOf">What was said by then; today where the address names none.</param>
/// <param name="KnownAt">The last instant of the day by which it was accepted here; now where the address names none.</param>
public sealed record StanceTime(DateOnly AsOf, DateOnly? KnownOn, DateTimeOffset KnownAt)
{
    public static StanceTime Of(DateOnly? asOf, DateOnly? knownAt, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var known = knownAt is { } day && day < DateOnly.MaxValue ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMicroseconds(-1) : now;
        return new StanceTime(asOf ?? DateOnly.FromDateTime(now.UtcDateTime), knownAt, known);
    }

    public string Explain(CurrentStance stance) => stance.Explain(AsOf, KnownOn);
}
