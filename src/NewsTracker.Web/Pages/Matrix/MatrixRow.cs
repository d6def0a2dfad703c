using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Matrix;

/// <summary>A state's stances on all topics, on one day or on two.</summary>
public sealed record MatrixRow(CountryBoard.State State, TreatyStanding StandingBefore, TreatyStanding Standing, IReadOnlyList<MatrixRow.Cell> Cells)
{
    public TreatyStatus StatusBefore => StandingBefore.Status;

    public TreatyStatus Status => Standing.Status;

    public bool HasStance => Cells.Any(cell => cell.After is not null);

    public bool HasMoved => StatusBefore != Status || Cells.Any(cell => cell.HasMoved);

    /// <param name="before">The same as <paramref name="after"/> where nothing is compared.</param>
    public static MatrixRow Of(CountryBoard.State state, StanceBook book, StanceTime before, StanceTime after) => new(
        state,
        TreatyStatuses.StandingOn(state.Acts, before.AsOf),
        TreatyStatuses.StandingOn(state.Acts, after.AsOf),
        [.. Enum.GetValues<Topic>().Select(topic => new Cell(topic, book.Find(state.Code, topic, before.SaidBy), book.Find(state.Code, topic, after.SaidBy)))]);

    public sealed record Cell(Topic Topic, CurrentStance? Before, CurrentStance? After)
    {
        public bool HasMoved => Before?.Position.Stance != After?.Position.Stance;

        /// <summary>Towards doing it; a first position counts as a step up from nothing.</summary>
        public bool HasRisen => After is not null && (Before is null || After.Position.Stance > Before.Position.Stance);
    }
}
