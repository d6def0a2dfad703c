using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Annotations;

/// <summary>Where passages are marked, answered, changed and retracted: each act appends to the annotation's history and to the audit log, both or neither.</summary>
public sealed class AnnotationDesk(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    private readonly AnnotationObstacles obstacles = new(db);

    public async Task<MarkOutcome> MarkAsync(NewMark mark, AuditActor actor, CancellationToken cancellationToken)
    {
        var revision = await db.Revisions.Numbered(mark.ArticleId, mark.RevisionNumber).Select(r => new { r.Id, r.BodyText }).FirstOrDefaultAsync(cancellationToken);
        if (revision is null)
        {
            return new MarkOutcome.NotFound($"There is no article {mark.ArticleId} with a revision {mark.RevisionNumber}.");
        }

        if (mark.Motivation is Motivation.Replying)
        {
            return new MarkOutcome.Refused(AnnotationObstacles.ReplyWithoutTarget);
        }

        return PassageReading.Read(revision.BodyText, mark.Position, mark.Quote) switch
        {
            PassageOutcome.Refused refused => new MarkOutcome.Refused(refused.Why),
            PassageOutcome.Found found => await AddAsync(
                AnnotationMaking.Mark(mark.ArticleId, revision.Id, found.Passage, actor, clock.GetUtcNow()), new AnnotationState(mark.Motivation, mark.Body, mark.TagIds, false, false), actor, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Answers a mark; an answer to a reply joins the conversation of its mark.</summary>
    public async Task<MarkOutcome> ReplyAsync(long annotationId, string? body, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockArticlesAsync(db.Annotations.Where(a => a.Id == annotationId).Select(a => a.ArticleId), cancellationToken);
        var answered = await db.Annotations.Where(a => a.Id == annotationId)
            .Select(a => new
            {
                Root = a.ReplyToId ?? a.Id,
                a.ArticleId,
                a.RevisionId,
                a.RetractedAt,
                RootRetractedAt = db.Annotations.Where(root => root.Id == a.ReplyToId).Select(root => root.RetractedAt).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        switch (answered)
        {
            case null:
                return new MarkOutcome.NotFound($"There is no annotation {annotationId} to reply to.");
            case { RetractedAt: not null }:
                return new MarkOutcome.Refused("This annotation was retracted; restore it before you reply to it.");
            case { RootRetractedAt: not null }:
                return new MarkOutcome.Refused("The mark that this answers was retracted; restore it before you reply.");
        }

        var reply = AnnotationMaking.Reply(answered.ArticleId, answered.RevisionId, answered.Root, actor, clock.GetUtcNow());
        var outcome = await AddAsync(reply, new AnnotationState(Motivation.Replying, body, [], false, false), actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Changes what an annotation says.</summary>
    /// <param name="readVersion">The version that was read; where it is not the newest, nothing is changed.</param>
    public Task<AmendOutcome> EditAsync(
        long annotationId, int readVersion, Motivation motivation, string? body, IReadOnlyList<long> tagIds, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            annotationId,
            readVersion,
            AnnotationAct.Edited,
            (annotation, _) => annotation.State with { Motivation = annotation.ReplyToId is null ? motivation : Motivation.Replying, Body = body, TagIds = tagIds },
            actor,
            cancellationToken);

    /// <summary>Resolves, reopens, retracts or restores; these overwrite nobody's words, so whoever was faster does not matter.</summary>
    /// <param name="readVersion">The version that has to be the newest, where the caller insists.</param>
    public Task<AmendOutcome> ActAsync(long annotationId, AnnotationAct act, int? readVersion, AuditActor actor, CancellationToken cancellationToken) => ChangeAsync(
        annotationId,
        readVersion,
        act,
        (annotation, _) => act switch
        {
            AnnotationAct.Resolved => annotation.State with { IsResolved = true },
            AnnotationAct.Reopened => annotation.State with { IsResolved = false },
            AnnotationAct.Retracted => annotation.State with { IsRetracted = true },
            AnnotationAct.Restored => annotation.State with { IsRetracted = false },
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Only acts that overwrite nothing."),
        },
        actor,
        cancellationToken);

    /// <summary>Takes up the state that a version of the history had, as a new version.</summary>
    public Task<AmendOutcome> UndoAsync(long annotationId, int toVersion, int readVersion, AuditActor actor, CancellationToken cancellationToken) => ChangeAsync(
        annotationId,
        readVersion,
        AnnotationAct.Undone,
        (_, versions) => versions.Find(version => version.Number == toVersion)?.State,
        actor,
        cancellationToken);

    private async Task<MarkOutcome> AddAsync(Annotation annotation, AnnotationState wanted, AuditActor actor, CancellationToken cancellationToken)
    {
        var state = AnnotationRules.Clean(wanted);
        if (AnnotationRules.FindFault(state) is { } fault)
        {
            return new MarkOutcome.Refused(fault);
        }

        if (await obstacles.FindUnknownTagAsync(state.TagIds, cancellationToken) is { } unknown)
        {
            return new MarkOutcome.Refused(unknown);
        }

        annotation.Take(state, AnnotationAct.Created, actor.Id, actor.Name, annotation.CreatedAt);
        db.Annotations.Add(annotation);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(annotation.ReplyToId is null ? "annotations.mark" : "annotations.reply", nameof(Annotation), IdOf(annotation), After: new { annotation.ArticleId, Words = annotation.Passage?.Quote.Exact, annotation.ReplyToId, State = state }),
            cancellationToken);
        return new MarkOutcome.Marked(annotation);
    }

    private async Task<AmendOutcome> ChangeAsync(
        long annotationId, int? readVersion, AnnotationAct act, Func<Annotation, List<AnnotationVersion>, AnnotationState?> change, AuditActor actor, CancellationToken cancellationToken)
    {
        // Whoever acts on one article's annotations takes turns, and with them who records a position on one (PositionDesk): none retracts what another is resting something on.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockArticlesAsync(db.Annotations.Where(a => a.Id == annotationId).Select(a => a.ArticleId), cancellationToken);
        db.ChangeTracker.Clear();
        if (await db.Annotations.SingleOrDefaultAsync(a => a.Id == annotationId, cancellationToken) is not { } annotation)
        {
            return new AmendOutcome.NotFound();
        }

        var versions = await db.AnnotationVersions.AsNoTracking().Where(v => v.AnnotationId == annotationId).OrderBy(v => v.Number).ToListAsync(cancellationToken);
        if (readVersion is { } read && read != annotation.Version)
        {
            return new AmendOutcome.Conflict(annotation, [.. versions.Where(version => version.Number > read)]);
        }

        if (change(annotation, versions) is not { } wanted)
        {
            return new AmendOutcome.NotFound();
        }

        var (before, after) = (annotation.State, AnnotationRules.Clean(wanted));
        if (await obstacles.FindAsync(annotation, after, act, cancellationToken) is { } fault)
        {
            return new AmendOutcome.Refused(fault);
        }

        if (before != after)
        {
            annotation.Take(after, act, actor.Id, actor.Name, clock.GetUtcNow());
            await audit.SaveAsync(actor, () => new AuditedAct(NameOf(act), nameof(Annotation), IdOf(annotation), before, after), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new AmendOutcome.Amended(annotation);
    }

    private static string NameOf(AnnotationAct act) => act switch
    {
        AnnotationAct.Edited => "annotations.edit",
        AnnotationAct.Resolved => "annotations.resolve",
        AnnotationAct.Reopened => "annotations.reopen",
        AnnotationAct.Retracted => "annotations.retract",
        AnnotationAct.Restored => "annotations.restore",
        AnnotationAct.Undone => "annotations.undo",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "A creation is named where it happens."),
    };

    private static string IdOf(Annotation annotation) => annotation.Id.ToString(CultureInfo.InvariantCulture);
}
