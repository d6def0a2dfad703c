using NewsTracker.Core;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>A position as the list and the file have it; what either tells beyond its line is asked of the rest.</summary>
internal sealed record ListedPosition
{
    public required Position Position { get; init; }

    public required Guid LastAct { get; init; }

    public required PositionLine Line { get; init; }
}

/// <summary>What the list and the file both tell of a position.</summary>
public sealed record PositionLine(
    long Id, CountryCode Country, Topic Topic, Stance Stance, DateOnly SaidOn, string? Speaker, string? Office, PositionState State, long ArticleId, int RevisionNumber, long AnnotationId, Passage Passage)
{
    private const int ShownLength = 200;

    public string Quote => Passage.Quote.Exact.ShortenTo(ShownLength);

    public string Address => EvidenceView.AddressOf(ArticleId, RevisionNumber, AnnotationId);
}

internal static class ListedPositions
{
    /// <summary>What a query does not select of it leaves its SQL.</summary>
    public static IQueryable<ListedPosition> Listed(this IQueryable<Position> positions, DateTimeOffset knownAt) => positions.AsKnownAt(knownAt).Select(p => new ListedPosition
    {
        Position = p.Position,
        LastAct = p.LastAct,
        Line = new PositionLine(
            p.Position.Id,
            p.Position.CountryCode,
            p.Position.Topic,
            p.Position.Stance,
            p.Position.SaidOn,
            p.Position.Speaker,
            p.Position.Office,
            p.State,
            p.Position.ArticleId,
            p.Position.Annotation!.Revision!.Number,
            p.Position.AnnotationId,
            p.Position.Annotation.Passage!),
    });
}
