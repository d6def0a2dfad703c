namespace NewsTracker.Core.Positions;

/// <summary>Derives the state of a position from its steps.</summary>
public static class PositionHistory
{
    /// <summary>The state as known at an instant; null before the position was recorded.</summary>
    /// <param name="reviews">The steps of one position, in any order.</param>
    public static PositionState? StateAt(IEnumerable<PositionReview> reviews, DateTimeOffset knownAt) =>
        Ordered(reviews).LastOrDefault(review => review.At <= knownAt)?.State;

    /// <summary>The state into which undoing an act brings the position again: the one before the act. A position whose very making is undone is retracted.</summary>
    public static PositionState StateBefore(IEnumerable<PositionReview> reviews, Guid actId) =>
        Ordered(reviews).TakeWhile(review => review.ActId != actId).LastOrDefault()?.State ?? PositionState.Retracted;

    /// <summary>The act that can be undone: the last one, be it an undoing itself; what came before it can be undone after it. Null where the very making was undone: nothing is left to return to.</summary>
    public static Guid? UndoableAct(IEnumerable<PositionReview> reviews)
    {
        var ordered = Ordered(reviews).ToList();
        return ordered.Count == 0 || ordered[^1].UndoesActId == ordered[0].ActId ? null : ordered[^1].ActId;
    }

    /// <summary>Id breaks ties: several steps may fall into one instant.</summary>
    public static IEnumerable<PositionReview> Ordered(IEnumerable<PositionReview> reviews) => reviews.OrderBy(review => review.At).ThenBy(review => review.Id);
}
