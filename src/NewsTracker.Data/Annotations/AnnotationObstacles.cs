using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;

namespace NewsTracker.Data.Annotations;

/// <summary>What is in the way of an act on an annotation, as a sentence that says what to do instead.</summary>
internal sealed class AnnotationObstacles(NewsTrackerDbContext db)
{
    public const string ReplyWithoutTarget = "A reply answers an annotation; name it as its target.";

    /// <summary>The article's row is locked already, so that no position comes to rest on the passage meanwhile.</summary>
    public async Task<string?> FindAsync(Annotation annotation, AnnotationState after, AnnotationAct act, CancellationToken cancellationToken)
    {
        var before = annotation.State;
        if (act is AnnotationAct.Edited && before.IsRetracted)
        {
            return "This annotation was retracted; restore it before you change it.";
        }

        if (after.IsRetracted && !before.IsRetracted && await CountPositionsAsync(annotation.Id, cancellationToken) is > 0 and var positions)
        {
            return $"{positions} position{(positions == 1 ? " rests" : "s rest")} on this passage as evidence. Retract {(positions == 1 ? "it" : "them")} first, then the mark.";
        }

        if (act is AnnotationAct.Edited or AnnotationAct.Undone && after.Motivation is Motivation.Replying && annotation.ReplyToId is null)
        {
            return ReplyWithoutTarget;
        }

        // A tag that has gone since does not keep an annotation from being retracted.
        return act is AnnotationAct.Edited or AnnotationAct.Undone
            ? AnnotationRules.FindFault(after) ?? await FindUnknownTagAsync(after.TagIds.Except(before.TagIds), cancellationToken)
            : null;
    }

    public async Task<string?> FindUnknownTagAsync(IEnumerable<long> tagIds, CancellationToken cancellationToken)
    {
        var asked = tagIds.ToList();
        var known = asked.Count == 0 ? [] : await db.Tags.Where(t => asked.Contains(t.Id)).Select(t => t.Id).ToListAsync(cancellationToken);
        return asked.Except(known).Select(id => (long?)id).FirstOrDefault() is { } unknown ? $"There is no tag {unknown}." : null;
    }

    /// <summary>Positions that the passage is evidence of, and that stand or wait: by <c>ix_positions_annotation_id</c>.</summary>
    private Task<int> CountPositionsAsync(long annotationId, CancellationToken cancellationToken) => db.Positions
        .Where(p => p.AnnotationId == annotationId)
        .AsTheyAre().CountAsync(p => PositionStates.Live.Contains(p.State), cancellationToken);
}
