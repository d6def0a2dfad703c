using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>The positions of the article that is shown which stand or may come to, drafts for editors only, read once for their marks in the text and their list beside it. Words of another revision are sought in the one that is shown, as those of annotations are.</summary>
public sealed class CodedPositions(NewsTrackerDbContext db, CountryNames names)
{
    /// <summary>Shown of one article.</summary>
    public const int Most = 500;

    private (ReaderText Text, IReadOnlyList<CodedPosition> Positions)? read;

    /// <summary>In the order of their recording.</summary>
    public async Task<IReadOnlyList<CodedPosition>> OfAsync(ReaderText text, CancellationToken cancellationToken)
    {
        if (read is not { } known || known.Text != text)
        {
            read = known = (text, await ReadAsync(text, cancellationToken));
        }

        return known.Positions;
    }

    private async Task<IReadOnlyList<CodedPosition>> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var shown = PositionStates.LiveFor(text.IsForEditors);
        var rows = await db.Positions.Where(p => p.ArticleId == text.ArticleId).AsTheyAre()
            .Where(row => shown.Contains(row.State))
            .OrderBy(row => row.State == PositionState.Draft).ThenBy(row => row.Position.Id).Take(Most)
            .Select(row => new Row(
                row.Position.Id, row.Position.AnnotationId, row.Position.Annotation!.RevisionId, row.Position.Annotation.Passage!, row.Position.CountryCode, row.Position.Topic, row.Position.Stance, row.State))
            .ToListAsync(cancellationToken);
        var anchors = new Reanchoring(text.BodyText);
        return
        [
            .. from row in rows
               group row by row.AnnotationId into passage
               let first = passage.First()
               let anchor = first.RevisionId == text.RevisionId ? new Anchor.Unchanged(first.Passage.Position) : anchors.Find(first.Passage)
               from row in passage
               select new CodedPosition(row.Id, row.Country, names[row.Country], row.Topic, row.Stance, row.State, row.AnnotationId, anchor),
        ];
    }

    private sealed record Row(long Id, long AnnotationId, long RevisionId, Passage Passage, CountryCode Country, Topic Topic, Stance Stance, PositionState State);
}
