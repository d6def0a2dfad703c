using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

/// <summary>
/// Which step in the life of a position is its last, and so which state it is in: the same order as <see cref="PositionHistory.Ordered"/> gives steps that were read.
/// Read from ix_position_reviews_position_id_at_id; what a query does not select leaves its SQL. Those that have measured plans of their own say the same themselves: <see cref="StanceQueries"/>, <see cref="StanceBooks"/> and those of attention in SQL, and what is new, which begins from the steps.
/// </summary>
public static class PositionsInState
{
    public static IQueryable<PositionInState> AsTheyAre(this IQueryable<Position> positions) => positions.Select(p => new PositionInState
    {
        Position = p,
        State = p.Reviews.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.State).First(),
        LastAct = p.Reviews.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.ActId).First(),
    });

    /// <summary>As steps up to an instant had left them. One that was recorded later has no state: what does not ask for a state must leave it out first.</summary>
    public static IQueryable<PositionInState> AsKnownAt(this IQueryable<Position> positions, DateTimeOffset knownAt) => positions.Select(p => new PositionInState
    {
        Position = p,
        State = p.Reviews.Where(r => r.At <= knownAt).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.State).First(),
        LastAct = p.Reviews.Where(r => r.At <= knownAt).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.ActId).First(),
    });

    public static IOrderedQueryable<PositionReview> LatestFirst(this IQueryable<PositionReview> reviews) => reviews.OrderByDescending(r => r.At).ThenByDescending(r => r.Id);
}

/// <summary>A position with the state that its last step gave it, and the act of that step.</summary>
public sealed record PositionInState
{
    public required Position Position { get; init; }

    public required PositionState State { get; init; }

    public required Guid LastAct { get; init; }
}
