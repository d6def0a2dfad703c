using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

/// <summary>The mark that a position rests on. One that is made with a position is no act of its own: the audit log names it where it tells of the position.</summary>
internal sealed class EvidenceMarking(NewsTrackerDbContext db)
{
    /// <summary>The mark that is there, or a new one of the passage, which is saved with the position. Null where there is neither.</summary>
    public Task<Annotation?> FindOrMarkAsync(Evidence evidence, AuditActor actor, DateTimeOffset now, CancellationToken cancellationToken) => evidence switch
    {
        Evidence.Marked marked => db.Annotations.Marks().Standing().FirstOrDefaultAsync(a => a.Id == marked.AnnotationId, cancellationToken),
        Evidence.Unmarked unmarked => MarkAsync(unmarked, actor, now, cancellationToken),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether the annotation is not retracted: nor can it be until the transaction ends, which holds the article's row (AnnotationDesk).</summary>
    public Task<bool> StandsAsync(long annotationId, CancellationToken cancellationToken) => db.Annotations.Standing().AnyAsync(a => a.Id == annotationId, cancellationToken);

    private async Task<Annotation?> MarkAsync(Evidence.Unmarked unmarked, AuditActor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var revision = await db.Revisions.Numbered(unmarked.ArticleId, unmarked.RevisionNumber).Select(r => new { r.Id, r.BodyText }).FirstOrDefaultAsync(cancellationToken);
        if (revision is null || unmarked.Start < 0 || unmarked.End <= unmarked.Start || unmarked.End - unmarked.Start > Passage.MaxLength || unmarked.End > new CodePointMap(revision.BodyText).Count)
        {
            return null;
        }

        // Another coding of the same words rests on the same mark, even one that is made in the same moment.
        await db.LockArticleAsync(unmarked.ArticleId, cancellationToken);
        var marks = await db.Annotations.Marks().Standing().Where(a => a.RevisionId == revision.Id && a.Motivation == Motivation.Classifying && a.Body == null).ToListAsync(cancellationToken);
        if (marks.Find(mark => mark.Passage?.Position is var at && at == new TextPositionSelector(unmarked.Start, unmarked.End)) is { } same)
        {
            return same;
        }

        var annotation = AnnotationMaking.Mark(unmarked.ArticleId, revision.Id, Passage.Of(revision.BodyText, new TextPositionSelector(unmarked.Start, unmarked.End)), actor, now);
        annotation.Take(new AnnotationState(Motivation.Classifying, null, [], IsResolved: false, IsRetracted: false), AnnotationAct.Created, actor.Id, actor.Name, now);
        db.Annotations.Add(annotation);
        return annotation;
    }
}
