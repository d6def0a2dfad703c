using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Today;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Today;

/// <summary>What was accepted since, by country, and which current stances moved: by that, or because a position was retracted, corrected or undone.</summary>
public sealed record NewPositions(IReadOnlyList<NewPositions.OfCountry> Countries, bool HasMore)
{
    private const int Most = 60;

    internal static async Task<NewPositions> ReadAsync(NewsTrackerDbContext db, CountryNames names, DateTimeOffset since, StanceTime time, CancellationToken cancellationToken)
    {
        var rows = await db.AcceptedSince(since, time.KnownAt).Where(accepted => accepted.Position.SaidOn <= time.SaidBy).Take(Most + 1).Select(accepted => new Row(
            accepted.Position.Id,
            accepted.Position.CountryCode,
            accepted.Position.Topic,
            accepted.Position.Stance,
            accepted.Position.SaidOn,
            accepted.Position.Speaker,
            accepted.Position.Office,
            accepted.Position.ArticleId,
            accepted.Position.AnnotationId,
            accepted.Position.Annotation!.Revision!.Number,
            accepted.Position.Annotation.Passage!,
            accepted.Position.Annotation.Revision.Language,
            accepted.Position.Annotation.Revision.Article!.Source!.Name)).ToListAsync(cancellationToken);
        var moves = (await MovesAsync(db, since, time, cancellationToken)).ToLookup(move => move.Country);
        var said = rows.Take(Most).ToLookup(row => row.Country);
        var countries = said.Select(group => group.Key).Concat(moves.Select(group => group.Key)).Distinct().ToArray();
        return new NewPositions(
            [.. countries.Take(Most).Select(country => new OfCountry(country, names[country], [.. moves[country]], [.. said[country]]))],
            rows.Count > Most || countries.Length > Most);
    }

    /// <summary>Nothing moves but by such a step in the life of a position; to look is to read every current stance twice.</summary>
    private static async Task<IEnumerable<StanceMove>> MovesAsync(NewsTrackerDbContext db, DateTimeOffset since, StanceTime time, CancellationToken cancellationToken) =>
        await db.PositionReviews.MayMoveSince(since, time.KnownAt).AnyAsync(cancellationToken)
            ? StanceMove.Between(
                await db.CurrentStancesAsync(country: null, time.SaidBy, since, cancellationToken), await db.CurrentStancesAsync(country: null, time.SaidBy, time.KnownAt, cancellationToken))
            : [];

    /// <param name="Rows">None where its stances moved for other reasons.</param>
    public sealed record OfCountry(CountryCode Country, string Name, IReadOnlyList<StanceMove> Moves, IReadOnlyList<Row> Rows);

    public sealed record Row(
        long Id,
        CountryCode Country,
        Topic Topic,
        Stance Stance,
        DateOnly SaidOn,
        string? Speaker,
        string? Office,
        long ArticleId,
        long AnnotationId,
        int RevisionNumber,
        Passage Passage,
        string? Language,
        string? SourceName)
    {
        private const int ShownLength = 240;

        public string Quote => Passage.Quote.Exact.ShortenTo(ShownLength);

        public string Address => EvidenceView.AddressOf(ArticleId, RevisionNumber, AnnotationId);
    }
}
