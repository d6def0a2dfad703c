using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>Marked words that one revision holds and another no longer, with what rests on them.</summary>
/// <param name="Revision">The revision they were marked on.</param>
public sealed record LostPassage(long AnnotationId, int Revision, string Words, IReadOnlyList<LostPassage.Resting> Positions)
{
    /// <summary>The newest marks of an article that are looked at; more than a text has sentences.</summary>
    private const int MostMarks = 1_000;

    /// <summary>In the order of the text before. Marks are read from ix_annotations_article_id_id, positions from ix_positions_annotation_id.</summary>
    /// <param name="isEditor">Whether the positions are told with drafts.</param>
    public static async Task<IReadOnlyList<LostPassage>> FindAsync(NewsTrackerDbContext db, CountryNames names, Revision before, Revision after, bool isEditor, CancellationToken cancellationToken)
    {
        var marks = await db.Annotations.Marks().Standing().Where(a => a.ArticleId == before.ArticleId)
            .OrderByDescending(a => a.Id).Take(MostMarks).Select(a => new Mark(a.Id, a.Revision!.Number, a.Passage!)).ToListAsync(cancellationToken);
        var lost = marks.FindAll(mark => before.BodyText.Contains(mark.Words, StringComparison.Ordinal) && !after.BodyText.Contains(mark.Words, StringComparison.Ordinal));
        var ids = lost.Select(mark => mark.Id).ToArray();
        var states = PositionStates.LiveFor(isEditor);
        var positions = await db.Positions.Where(p => ids.Contains(p.AnnotationId)).AsTheyAre().Where(row => states.Contains(row.State)).OrderBy(row => row.Position.Id)
            .Select(row => new { row.Position.Id, row.Position.AnnotationId, row.Position.CountryCode, row.Position.Topic, row.Position.Stance, row.State }).ToListAsync(cancellationToken);
        var resting = positions.ToLookup(row => row.AnnotationId, row => new Resting(row.Id, names[row.CountryCode], row.Topic, row.Stance, row.State));
        return
        [
            .. from mark in lost
               orderby before.BodyText.IndexOf(mark.Words, StringComparison.Ordinal), mark.Id
               select new LostPassage(mark.Id, mark.Revision, mark.Words, [.. resting[mark.Id]]),
        ];
    }

    /// <summary>A position that rests on the words.</summary>
    public sealed record Resting(long Id, string Country, Topic Topic, Stance Stance, PositionState State);

    private sealed record Mark(long Id, int Revision, Passage Passage)
    {
        public string Words => Passage.Quote.Exact;
    }
}
