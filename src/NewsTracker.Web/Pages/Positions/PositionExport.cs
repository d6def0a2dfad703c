using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Exports;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>Positions as a file: what each says, by whom, and the whole quotation with the address where it stands.</summary>
internal static class PositionExport
{
    private static readonly string[] Columns =
    [
        "id", "iso3", "name", "topic", "stance", "said_on", "speaker", "office", "state", "source", "reliability", "published_on", "headline", "address",
        "quote", "evidence", "position", "as_of", "known_at",
    ];

    /// <param name="positions">Those that the page shows, in its order.</param>
    public static TableExport Of(NewsTrackerDbContext db, CountryNames names, IQueryable<Position> positions, StanceTime time, WayBack way) =>
        new($"positions-{PositionWords.Iso(time.AsOf)}", Columns, RowsOf(db.SourceReliabilities.KnownAt(time.KnownAt), positions, time.KnownAt).AsAsyncEnumerable().Select(row => Cells(row, names, time, way)));

    /// <param name="judgements">Those known then: a stance is made out by them, so whoever makes it out from the file needs them.</param>
    private static IQueryable<Row> RowsOf(IQueryable<SourceReliability> judgements, IQueryable<Position> positions, DateTimeOffset knownAt) => positions.Listed(knownAt).Select(p => new Row(
        p.Line,
        p.Position.Annotation!.Revision!.Article!.Source!.Name,
        judgements.Where(j => j.SourceId == p.Position.Annotation.Revision.Article.SourceId).Select(j => (int?)j.Reliability).FirstOrDefault() ?? p.Position.Annotation.Revision.Article.Source!.Reliability,
        PrintedInstant.FromUtc(p.Position.Annotation.Revision.PublishedAt, p.Position.Annotation.Revision.PublishedOffset, p.Position.Annotation.Revision.PublishedPrecision),
        p.Position.Annotation.Revision.Headline,
        p.Position.Annotation.Revision.Article.Url));

    private static IReadOnlyList<object?> Cells(Row row, CountryNames names, StanceTime time, WayBack way)
    {
        var line = row.Line;
        return
        [
            line.Id, line.Country.Value, names[line.Country], line.Topic.ToKey(), line.Stance.ToKey(), line.SaidOn, line.Speaker, line.Office, line.State.ToString().ToLowerInvariant(),
            row.Source, row.Reliability, row.Published is { } published ? DateOnly.FromDateTime(published.Local) : null, row.Headline, row.Url,
            line.Passage.Quote.Exact, way.To(line.Address), way.ToPosition(line.Id, time), time.AsOf, time.KnownOn,
        ];
    }

    /// <param name="Url">Of the article at its publisher.</param>
    private sealed record Row(PositionLine Line, string? Source, int? Reliability, PrintedInstant? Published, string Headline, string? Url);
}
