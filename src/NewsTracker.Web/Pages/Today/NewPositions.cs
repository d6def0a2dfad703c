using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Today;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Today;

/// <summary>What was accepted since, by country, and which current stances it moved.</summary>
public sealed record NewPositions(IReadOnlyList<NewPositions.OfCountry> Countries, bool HasMore)
{
    private const int Most = 60;

    internal static async Task<NewPositions> ReadAsync(NewsTrackerDbContext db, DateTimeOffset since, StanceTime time, CancellationToken cancellationToken)
    {
        var rows = await db.AcceptedSince(since, time.KnownAt).Where(accepted => accepted.Position.SaidOn <= time.AsOf).Take(Most + 1).Select(accepted => new Row(
            accepted.Position.Id,
            accepted.Position.CountryCode,
            db.Countries.Where(c => c.Code == accepted.Position.CountryCode).Select(c => c.CommonName).First(),
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
        if (rows.Count == 0)
        {
            return new NewPositions([], HasMore: false);
        }

        var before = await db.CurrentStancesAsync(country: null, time.AsOf, since, cancellationToken);
        var after = await db.CurrentStancesAsync(country: null, time.AsOf, time.KnownAt, cancellationToken);
        var moves = StanceMove.Between(before, after).ToLookup(move => move.Country);
        return new NewPositions(
            [.. rows.Take(Most).GroupBy(row => (row.Country, row.CountryName)).Select(group => new OfCountry(group.Key.Country, group.Key.CountryName, [.. moves[group.Key.Country]], [.. group]))],
            rows.Count > Most);
    }

    public sealed record OfCountry(CountryCode Country, string Name, IReadOnlyList<StanceMove> Moves, IReadOnlyList<Row> Rows);

    public sealed record Row(
        long Id,
        CountryCode Country,
        string CountryName,
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
