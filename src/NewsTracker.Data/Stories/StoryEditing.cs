using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Stories;

/// <summary>Splits and merges stories by an editor's word, and takes such a word back. Each is one transaction with its audit event, and is kept as a ruling.</summary>
public sealed class StoryEditing(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Why a ruling cannot be taken back any more, and what to do instead.</summary>
    public const string MovedSince = "Some of these articles have been moved since. Undo that first, or split and merge as it should be now.";

    /// <summary>Takes articles out of a story into one of their own.</summary>
    public async Task<StoryOutcome> SplitAsync(long storyId, IReadOnlyCollection<long> articleIds, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await new StoryLocks(db).TakeStoriesAsync([storyId], cancellationToken);
        var members = await MembersAsync(storyId, cancellationToken);
        var moved = members.Where(articleIds.Contains).ToArray();
        var stayed = members.Except(moved).ToArray();
        if (members.Length == 0)
            return new StoryOutcome.Gone();
        if (FindFault(moved, stayed, articleIds) is { } fault)
            return fault;

        var story = await NewStoryAsync(cancellationToken);
        await MoveAsync(moved, story, cancellationToken);
        await PinAsync(stayed, cancellationToken);
        var ruling = Make(StoryRulingKind.Split, storyId, story, moved, stayed, actor);
        await KeepAsync(ruling, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StoryOutcome.Done(ruling, ruling.WentTo);
    }

    /// <summary>Makes one story of an article and another, each with all articles of the story it is in.</summary>
    public async Task<StoryOutcome> MergeAsync(long articleId, long otherArticleId, AuditActor actor, CancellationToken cancellationToken)
    {
        if (articleId == otherArticleId)
            return new StoryOutcome.Refused("That is the same article. Give another one.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stories = await new StoryLocks(db).TakeAsync([articleId, otherArticleId], cancellationToken);
        if (stories.Count < 2)
            return new StoryOutcome.Gone();
        if (stories[articleId] is { } both && both == stories[otherArticleId])
            return new StoryOutcome.Refused("Both are in one story already.");

        var story = stories[articleId] ?? await NewStoryOfAsync(articleId, cancellationToken);
        var other = stories[otherArticleId] ?? await NewStoryOfAsync(otherArticleId, cancellationToken);
        var (stayed, moved) = (await MembersAsync(story, cancellationToken), await MembersAsync(other, cancellationToken));
        await MoveAsync(moved, story, cancellationToken);
        await PinAsync(stayed, cancellationToken);
        await db.Stories.Where(s => s.Id == other).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, story), cancellationToken);
        var ruling = Make(StoryRulingKind.Merge, story, other, moved, stayed, actor);
        await KeepAsync(ruling, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StoryOutcome.Done(ruling, ruling.WentTo);
    }

    /// <summary>Puts the articles of a ruling back where they were, as long as nobody has moved them since; what has joined them goes with them. Those of a split go back to the ones that stayed, where these have come into another story since.</summary>
    public async Task<StoryOutcome> UndoAsync(long rulingId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.StoryRulings.FirstOrDefaultAsync(r => r.Id == rulingId && r.UndoneAt == null, cancellationToken) is not { } ruling)
            return new StoryOutcome.Gone();
        var (from, to) = (ruling.WentTo, await new StoryHeirs(db).HoldAsync(ruling, cancellationToken));
        if (await IsMovedSinceAsync(ruling, cancellationToken))
            return new StoryOutcome.Refused(MovedSince);

        var moving = await new StoryReturns(db).FindAsync(ruling, cancellationToken);
        await db.StoryMembers.Where(m => moving.Contains(m.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(m => m.StoryId, to), cancellationToken);
        ruling.UndoneAt = clock.GetUtcNow();
        await db.Stories.Where(s => s.Id == to).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, (long?)null), cancellationToken);
        if (ruling.Kind is StoryRulingKind.Split)
        {
            await db.Stories.Where(s => s.Id == from).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, to), cancellationToken);
            await UnpinAsync(ruling, cancellationToken);
        }

        await audit.SaveAsync(
            actor,
            () => new AuditedAct("stories.undo", nameof(Story), $"{ruling.StoryId}", new { ruling = ruling.Id, story = from }, new { kind = ruling.Kind, story = to, articles = moving }),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StoryOutcome.Done(ruling, to);
    }

    /// <summary>Whether articles of a ruling that stands are elsewhere now, so that it cannot be taken back.</summary>
    public async Task<bool> IsMovedSinceAsync(StoryRuling ruling, CancellationToken cancellationToken) =>
        !await db.StoryRulings.Undoable(db.StoryMembers).AnyAsync(r => r.Id == ruling.Id, cancellationToken);

    private static StoryOutcome.Refused? FindFault(long[] moved, long[] stayed, IReadOnlyCollection<long> asked) => (moved.Length, stayed.Length) switch
    {
        (0, _) when asked.Count > 0 => new StoryOutcome.Refused("What you chose is in another story by now: somebody was faster. Look at the story again."),
        (0, _) => new StoryOutcome.Refused("Choose the articles that tell another report."),
        (_, 0) => new StoryOutcome.Refused("Leave at least one article in the story: choose only those that tell another report."),
        _ when moved.Length < asked.Distinct().Count() => new StoryOutcome.Refused("The story has changed since the page was opened: look at it again and choose anew."),
        _ => null,
    };

    private StoryRuling Make(StoryRulingKind kind, long storyId, long otherId, long[] moved, long[] stayed, AuditActor actor) => new()
    {
        Kind = kind,
        StoryId = storyId,
        OtherStoryId = otherId,
        Moved = moved,
        Stayed = stayed,
        At = clock.GetUtcNow(),
        ById = actor.Id,
        ByName = actor.Name,
    };

    private async Task KeepAsync(StoryRuling ruling, AuditActor actor, CancellationToken cancellationToken)
    {
        db.StoryRulings.Add(ruling);
        long[] all = [.. ruling.Stayed, .. ruling.Moved];
        var (act, before, after) = ruling.Kind is StoryRulingKind.Split ? ("stories.split", all, ruling.Stayed) : ("stories.merge", ruling.Stayed, all);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(act, nameof(Story), $"{ruling.StoryId}", new { articles = before }, new { articles = after, otherStory = ruling.OtherStoryId, moved = ruling.Moved }),
            cancellationToken);
    }

    private async Task<long> NewStoryAsync(CancellationToken cancellationToken)
    {
        var story = new Story { MadeAt = clock.GetUtcNow() };
        db.Stories.Add(story);
        await db.SaveChangesAsync(cancellationToken);
        return story.Id;
    }

    private async Task<long> NewStoryOfAsync(long articleId, CancellationToken cancellationToken)
    {
        var story = await NewStoryAsync(cancellationToken);
        await MoveAsync([articleId], story, cancellationToken);
        return story;
    }

    private Task<long[]> MembersAsync(long storyId, CancellationToken cancellationToken) =>
        db.StoryMembers.Where(m => m.StoryId == storyId).OrderBy(m => m.ArticleId).Select(m => m.ArticleId).ToArrayAsync(cancellationToken);

    private Task<int> MoveAsync(long[] articleIds, long storyId, CancellationToken cancellationToken) =>
        db.StoryMembers.Where(m => articleIds.Contains(m.ArticleId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.StoryId, storyId).SetProperty(m => m.IsPlacedByHand, true), cancellationToken);

    private Task<int> PinAsync(long[] articleIds, CancellationToken cancellationToken) =>
        db.StoryMembers.Where(m => articleIds.Contains(m.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsPlacedByHand, true), cancellationToken);

    /// <summary>Leaves the articles of a split that does not hold any more to the machine again, but for those that another ruling placed.</summary>
    private Task<int> UnpinAsync(StoryRuling undone, CancellationToken cancellationToken)
    {
        long[] articleIds = [.. undone.Stayed, .. undone.Moved];
        var others = db.StoryRulings.Placing().Where(r => r.Id != undone.Id);
        return db.StoryMembers.Where(m => articleIds.Contains(m.ArticleId) && !others.Any(r => r.Moved.Contains(m.ArticleId) || r.Stayed.Contains(m.ArticleId)))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.IsPlacedByHand, false), cancellationToken);
    }
}
