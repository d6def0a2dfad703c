using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Tags;

/// <summary>Where the tree of tags is changed: each act is planned on the whole tree, one after the other, and appends to the history of every tag it touches and to the audit log, both or neither.</summary>
public sealed class TagDesk(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    // An id for a tag that has none yet.
    private const long New = -1;

    public Task<TagOutcome> CreateAsync(TagState state, AuditActor actor, CancellationToken cancellationToken) => ChangeAsync(
        TagAct.Created, tree => TagPlan.Set(tree, new TagNode(New, TagRules.SlugOf(state.Name, tree), 0, state), state), actor, null, cancellationToken);

    /// <summary>Renames, describes, colours or moves a tag.</summary>
    /// <param name="readVersion">The version that was read; where it is not the newest, nothing is changed.</param>
    public Task<TagOutcome> EditAsync(long tagId, int readVersion, TagState wanted, AuditActor actor, CancellationToken cancellationToken) => ChangeAsync(
        tagId,
        readVersion,
        before => before with { ParentId = wanted.ParentId } == TagRules.Clean(wanted) ? TagAct.Moved : TagAct.Edited,
        (tree, tag) => TagPlan.Set(tree, tag, wanted with { IsDeprecated = tag.State.IsDeprecated, RedirectToId = tag.State.RedirectToId }),
        actor,
        cancellationToken);

    /// <summary>Deprecates a tag; with a tag that stands for it from now on, the two are merged.</summary>
    public Task<TagOutcome> RetireAsync(long tagId, int readVersion, long? intoId, AuditActor actor, CancellationToken cancellationToken) => ChangeAsync(
        tagId,
        readVersion,
        _ => intoId is null ? TagAct.Deprecated : TagAct.Merged,
        (tree, tag) => intoId is null || tree.Resolve(intoId.Value) is not null ? TagPlan.Retire(tree, tag, intoId is { } into ? tree.Resolve(into) : null) : new TagPlan.Refused($"There is no tag {intoId}."),
        actor,
        cancellationToken);

    public Task<TagOutcome> RestoreAsync(long tagId, int readVersion, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(tagId, readVersion, _ => TagAct.Restored, TagPlan.Restore, actor, cancellationToken);

    /// <summary>Takes a change back, on every tag that it touched.</summary>
    public async Task<TagOutcome> UndoAsync(long changeId, AuditActor actor, CancellationToken cancellationToken)
    {
        var versions = await db.TagVersions.AsNoTracking().Where(v => v.ChangeId == changeId).OrderBy(v => v.TagId).ToListAsync(cancellationToken);
        return versions.Count == 0 ? new TagOutcome.NotFound() : await ChangeAsync(TagAct.Undone, tree => TagPlan.Undo(tree, versions), actor, changeId, cancellationToken);
    }

    private async Task<TagOutcome> ChangeAsync(
        long tagId, int readVersion, Func<TagState, TagAct> act, Func<TagTree, TagNode, TagPlan> plan, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var tree = await LockedTreeAsync(cancellationToken);
        if (tree.Find(tagId) is not { } tag)
        {
            return new TagOutcome.NotFound();
        }

        if (tag.Version != readVersion)
        {
            var last = await db.TagVersions.Where(v => v.TagId == tagId).OrderByDescending(v => v.Number).Select(v => new { v.Change!.ActorName, v.Change.At }).FirstAsync(cancellationToken);
            return new TagOutcome.Conflict(tag, last.ActorName, last.At);
        }

        return await DoAsync(act(tag.State), plan(tree, tag), actor, null, cancellationToken);
    }

    private async Task<TagOutcome> ChangeAsync(TagAct act, Func<TagTree, TagPlan> plan, AuditActor actor, long? undoes, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        return await DoAsync(act, plan(await LockedTreeAsync(cancellationToken)), actor, undoes, cancellationToken);
    }

    private async Task<TagTree> LockedTreeAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.TagTree})", cancellationToken);
        return await db.Tags.ReadTreeAsync(cancellationToken);
    }

    private async Task<TagOutcome> DoAsync(TagAct act, TagPlan plan, AuditActor actor, long? undoes, CancellationToken cancellationToken) => plan switch
    {
        TagPlan.Planned planned => await DoAsync(act, planned.Changed, actor, undoes, cancellationToken),
        TagPlan.Refused refused => new TagOutcome.Refused(refused.Why),
        _ => throw new UnreachableException(),
    };

    private async Task<TagOutcome> DoAsync(TagAct act, IReadOnlyList<TagNode> changed, AuditActor actor, long? undoes, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var ids = changed.Select(tag => tag.Id).ToList();
        var tags = await db.Tags.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);
        var change = new TagChange { Act = act, At = clock.GetUtcNow(), ActorId = actor.Id, ActorName = actor.Name, UndoesId = undoes };
        foreach (var node in changed.Where(node => !tags.TryGetValue(node.Id, out var tag) || tag.State != node.State))
        {
            var isNew = node.Id == New;
            var tag = isNew ? new Tag { Slug = node.Slug, Name = node.Name } : tags[node.Id];
            var before = isNew ? null : tag.State;
            tag.Take(node.State, change.At);
            change.Versions.Add(new TagVersion { Tag = tag, Number = tag.Version, Before = before, After = tag.State });
        }

        if (change.Versions is not [{ Tag: { } first }, ..])
        {
            return new TagOutcome.Done(changed[0], null);
        }

        db.TagChanges.Add(change);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(
                NameOf(act), nameof(Tag), $"{first.Id}",
                change.Versions.Select(version => new { version.TagId, State = version.Before }).ToList(),
                change.Versions.Select(version => new { version.TagId, State = version.After }).ToList()),
            cancellationToken);
        await db.Database.CurrentTransaction!.CommitAsync(cancellationToken);
        return new TagOutcome.Done(new TagNode(first.Id, first.Slug, first.Version, first.State), change.Id);
    }

    private static string NameOf(TagAct act) => act switch
    {
        TagAct.Created => "tags.create",
        TagAct.Edited => "tags.edit",
        TagAct.Moved => "tags.move",
        TagAct.Merged => "tags.merge",
        TagAct.Deprecated => "tags.deprecate",
        TagAct.Restored => "tags.restore",
        TagAct.Undone => "tags.undo",
        _ => throw new UnreachableException(),
    };
}

/// <summary>What came of changing the tree of tags.</summary>
public abstract record TagOutcome
{
    private TagOutcome()
    {
    }

    /// <param name="ChangeId">By which it can be undone; null where nothing differed.</param>
    public sealed record Done(TagNode Tag, long? ChangeId) : TagOutcome;

    /// <summary>Somebody else was faster: nothing is changed, and both are to be read and merged.</summary>
    public sealed record Conflict(TagNode Current, string ByName, DateTimeOffset At) : TagOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TagOutcome;

    public sealed record NotFound : TagOutcome;
}
