using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>The words on which positions rest that still count, or wait to: each leads to its positions. Words of another revision are sought in the one that is shown, as those of annotations are.</summary>
internal sealed class PositionLayerSource(NewsTrackerDbContext db) : IReaderLayerSource
{
    private const int Most = 500;

    public async Task<ReaderLayer> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var rows = await db.Positions.Where(p => p.ArticleId == text.ArticleId)
            .OrderBy(p => p.Id).Take(Most)
            .Select(p => new Row(
                p.Id,
                p.AnnotationId,
                p.Annotation!.RevisionId,
                p.Annotation.Passage!,
                db.Countries.Where(c => c.Code == p.CountryCode).Select(c => c.CommonName).First(),
                p.Topic,
                p.Stance,
                p.Reviews.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.State).First()))
            .ToListAsync(cancellationToken);
        var map = new CodePointMap(text.BodyText);
        var anchors = new Reanchoring(text.BodyText);
        var marks =
            from row in rows
            where row.State is PositionState.Submitted or PositionState.Accepted
            group row by row.AnnotationId into passage
            let first = passage.First()
            let anchor = first.RevisionId == text.RevisionId ? new Anchor.Unchanged(first.Passage.Position) : anchors.Find(first.Passage)
            where anchor.Position is not null
            select MarkOf(passage.Key, [.. passage], anchor, map);
        return new ReaderLayer("positions", "Positions", IsShownAtFirst: true, [.. marks]);
    }

    private static ReaderMark MarkOf(long annotationId, IReadOnlyList<Row> rows, Anchor anchor, CodePointMap map)
    {
        var said = string.Join("; ", rows.Select(row => $"{row.Country}: {row.Topic.ToWords()}, {row.Stance.ToWords()}" + (row.State is PositionState.Accepted ? "" : $" ({PositionWords.Of(row.State)})")));
        var moved = anchor switch
        {
            Anchor.Moved { HasSameWords: false } => " (the words have changed since)",
            Anchor.Moved => " (moved)",
            _ => "",
        };
        return new ReaderMark("positions", $"positions-of-{annotationId}", map.ToUtf16(anchor.Position!.Start), map.ToUtf16(anchor.Position.End), said + moved)
        {
            Sign = "P",
            Href = rows.Count == 1 ? $"/positions/{rows[0].Id}" : $"/positions?annotation={annotationId}",
            CssClass = anchor is Anchor.Moved ? "is-moved" : null,
        };
    }

    private sealed record Row(long Id, long AnnotationId, long RevisionId, Passage Passage, string Country, Topic Topic, Stance Stance, PositionState State);
}
