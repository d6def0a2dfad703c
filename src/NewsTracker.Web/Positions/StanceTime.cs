using NewsTracker.Core.Positions;
using NewsTracker.Data;

namespace NewsTracker.Web.Positions;

/// <summary>The two senses of time that a page with stances takes from its address.</summary>
/// <param name="AsOf">What was said by then; today where the address names none.</param>
/// <param name="KnownAt">The last instant of the day by which it was accepted here; now where the address names none.</param>
public sealed record StanceTime(DateOnly AsOf, DateOnly? KnownOn, DateTimeOffset KnownAt)
{
    /// <summary>The last day on which something counts as said by then: where the address names none, the day that has begun where it begins first. Treaty acts are counted by <see cref="AsOf"/>.</summary>
    public DateOnly SaidBy { get; private init; } = AsOf;

    /// <summary>What asks another page for the same time, such as <c>?asOf=2025-07-09</c>; empty where the address asked for none.</summary>
    public string Query { get; private init; } = "";

    /// <summary>The same behind a query that an address has already, such as <c>&amp;asOf=2025-07-09</c>.</summary>
    public string More => Query is ['?', ..] ? $"&{Query[1..]}" : "";

    public static StanceTime Of(DateOnly? asOf, DateOnly? knownAt, TimeProvider clock)
    {
        var known = knownAt is { } day && day < DateOnly.MaxValue ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMicroseconds(-1) : clock.GetUtcNow();
        return new StanceTime(asOf ?? clock.Today(), knownAt, known) { SaidBy = asOf ?? clock.GetUtcNow().LatestDay(), Query = QueryOf(asOf, knownAt) };
    }

    /// <summary>The same knowledge on another day.</summary>
    public StanceTime On(DateOnly asOf) => this with { AsOf = asOf, SaidBy = asOf, Query = QueryOf(asOf, KnownOn) };

    public string Explain(CurrentStance stance) => stance.Explain(stance.Position.SaidOn > AsOf ? SaidBy : AsOf, KnownOn);

    private static string QueryOf(DateOnly? asOf, DateOnly? knownOn)
    {
        var parts = new[] { asOf is { } day ? $"asOf={PositionWords.Iso(day)}" : null, knownOn is { } known ? $"knownAt={PositionWords.Iso(known)}" : null };
        return parts.OfType<string>().ToList() is { Count: > 0 } asked ? "?" + string.Join('&', asked) : "";
    }
}
