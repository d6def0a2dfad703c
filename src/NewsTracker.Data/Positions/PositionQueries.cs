using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

/// <summary>Named pieces from which queries on positions are put together.</summary>
public static class PositionQueries
{
    public static IQueryable<Position> OfCountry(this IQueryable<Position> positions, CountryCode? country) =>
        country is null ? positions : positions.Where(p => p.CountryCode == country);

    public static IQueryable<Position> On(this IQueryable<Position> positions, Topic? topic) =>
        topic is not { } known ? positions : positions.Where(p => p.Topic == known);

    public static IQueryable<Position> Saying(this IQueryable<Position> positions, Stance? stance) =>
        stance is not { } known ? positions : positions.Where(p => p.Stance == known);

    public static IQueryable<Position> SaidBy(this IQueryable<Position> positions, DateOnly? day) =>
        day is not { } last ? positions : positions.Where(p => p.SaidOn <= last);

    /// <summary>Those that were in a state, or in any, as known at an instant.</summary>
    public static IQueryable<Position> InState(this IQueryable<Position> positions, PositionState? state, DateTimeOffset knownAt) => state is not { } wanted
        ? positions.Where(p => p.RecordedAt <= knownAt)
        : positions.AsKnownAt(knownAt).Where(p => p.State == wanted).Select(p => p.Position);

    public static IQueryable<Position> InState(this IQueryable<Position> positions, PositionState state) => positions.AsTheyAre().Where(p => p.State == state).Select(p => p.Position);

    /// <summary>Drafts are their authors' and other editors' business, and stay so when they are thrown away or corrected: those that had been put forward by an instant, and were no drafts again then nor are now.</summary>
    public static IQueryable<Position> WithoutDrafts(this IQueryable<Position> positions, DateTimeOffset knownAt) => positions
        .Where(p => p.Reviews.Any(r => r.At <= knownAt && (r.State == PositionState.Submitted || r.State == PositionState.Accepted)))
        .AsKnownAt(knownAt).Where(p => p.State != PositionState.Draft).Select(p => p.Position)
        .AsTheyAre().Where(p => p.State != PositionState.Draft).Select(p => p.Position);

    /// <summary>Latest said first. Id breaks ties: one article yields several positions of one day, and paging needs a total order.</summary>
    public static IOrderedQueryable<Position> LatestSaidFirst(this IQueryable<Position> positions) =>
        positions.OrderByDescending(p => p.SaidOn).ThenByDescending(p => p.Id);

    public static IOrderedQueryable<Position> EarliestSaidFirst(this IQueryable<Position> positions) =>
        positions.OrderBy(p => p.SaidOn).ThenBy(p => p.Id);

    public static IQueryable<Position> After(this IQueryable<Position> positions, PositionCursor? cursor) =>
        cursor is not { } place ? positions : positions.Where(p => p.SaidOn <= place.SaidOn && (p.SaidOn < place.SaidOn || p.Id < place.Id));

    public static IQueryable<Position> Before(this IQueryable<Position> positions, PositionCursor? cursor) =>
        cursor is not { } place ? positions : positions.Where(p => p.SaidOn >= place.SaidOn && (p.SaidOn > place.SaidOn || p.Id > place.Id));
}
