using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>The words on which positions rest that still count, or wait to: each leads to its positions.</summary>
internal sealed class PositionLayerSource(NewsTrackerDbContext db) : IReaderLayerSource
{
    private const int Most = 500;

    public async Task<ReaderLayer> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var rows = await db.Positions.Where(p => p.ArticleId == text.ArticleId && p.Annotation!.RevisionId == text.RevisionId)
            .OrderBy(p => p.Id).Take(Most)
            .Select(p => new
            {
                p.Id,
                p.AnnotationId,
                p.Annotation!.Passage,
                Country = db.Countries.Where(c => c.Code == p.CountryCode).Select(c => c.CommonName).First(),
                p.Topic,
                p.Stance,
                State = p.Reviews.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.State).First(),
            })
            .ToListAsync(cancellationToken);
        var map = new CodePointMap(text.BodyText);
        var marks =
            from row in rows
            where row.State is PositionState.Submitted or PositionState.Accepted
            group row by row.AnnotationId into passage
            let position = passage.First().Passage!.Position
            select new ReaderMark(
                "positions",
                $"positions-of-{passage.Key}",
                map.ToUtf16(position.Start),
                map.ToUtf16(position.End),
                string.Join("; ", passage.Select(row => $"{row.Country}: {row.Topic.ToWords()}, {row.Stance.ToWords()}" + (row.State is PositionState.Accepted ? "" : $" ({PositionWords.Of(row.State)})"))))
            {
                Sign = "P",
                Href = passage.Count() == 1 ? $"/positions/{passage.First().Id}" : $"/positions?annotation={passage.Key}",
            };
        return new ReaderLayer("positions", "Positions", IsShownAtFirst: true, [.. marks]);
    }
}
