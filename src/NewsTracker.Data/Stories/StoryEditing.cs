using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Stories;

/// <summary>Splits and merges stories by an editor's word, and takes such a word back. Each is one transaction with its audit event, and is kept as a ruling.</summary>
public sealed class StoryEditing(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Takes articles out of a story into one of their own.</summary>
    public async Task<StoryEdit> SplitAsync(long storyId, IReadOnlyCollection<long> articleIds, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await new StoryLocks(db).TakeStoriesAsync([storyId], cancellationToken);
        var members = await MembersAsync(storyId, cancellationToken);
        var moved = members.Where(articleIds.Contains).ToArray();
        var stayed = members.Except(moved).ToArray();
        if (members.Length == 0)
            return new StoryEdit.Gone();
        if (moved.Length == 0 || stayed.Length == 0 || moved.Length < articleIds.Distinct().Count())
            return new StoryEdit.Refused(moved.Length == 0 ? "Choose the articles that tell another report." : stayed.Length == 0 ? "Leave at least one article in the story: choose only those that tell another report." : "The story has changed since the page was opened: look at it again and choose anew.");

        var story = await NewStoryAsync(cancellationToken);
        await MoveAsync(moved, story, cancellationToken);
        await PinAsync(stayed, cancellationToken);
        return await RuleAsync(StoryRulingKind.Split, storyId, story, moved, stayed, actor, transaction, cancellationToken);
    }

    /// <summary>Makes one story of an article and another, each with all articles of the story it is in.</summary>
    public async Task<StoryEdit> MergeAsync(long articleId, long otherArticleId, AuditActor actor, CancellationToken cancellationToken)
    {
        if (articleId == otherArticleId)
            return new StoryEdit.Refused("That is the same article. Give another one.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stories = await new StoryLocks(db).TakeAsync([articleId, otherArticleId], cancellationToken);
        if (stories.Count < 2)
            return new StoryEdit.Gone();
        if (stories[articleId] is { } both && both == stories[otherArticleId])
            return new StoryEdit.Refused("Both are in one story already.");

        var story = stories[articleId] ?? await NewStoryOfAsync(articleId, cancellationToken);
        var other = stories[otherArticleId] ?? await NewStoryOfAsync(otherArticleId, cancellationToken);
        var (stayed, moved) = (await MembersAsync(story, cancellationToken), await MembersAsync(other, cancellationToken));
        await MoveAsync(moved, story, cancellationToken);
        await PinAsync(stayed, cancellationToken);
        await db.Stories.Where(s => s.Id == other).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, story), cancellationToken);
        return await RuleAsync(StoryRulingKind.Merge, story, other, moved, stayed, actor, transaction, cancellationToken);
    }

    /// <summary>Puts the articles of a ruling back where they were, as long as nobody has moved them since. Those of a split go back to the ones that stayed, where these have come into another story since.</summary>
    public async Task<StoryEdit> UndoAsync(long rulingId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.StoryRulings.FirstOrDefaultAsync(r => r.Id == rulingId && r.UndoneAt == null, cancellationToken) is not { } ruling)
            return new StoryEdit.Gone();
        var (from, to) = ruling.Kind is StoryRulingKind.Split ? (ruling.OtherStoryId, ruling.StoryId) : (ruling.StoryId, ruling.OtherStoryId);
        to = await HoldAsync(from, to, ruling.Kind, cancellationToken);
        if (await db.StoryMembers.CountAsync(m => ruling.Moved.Contains(m.ArticleId) && m.StoryId == from, cancellationToken) < ruling.Moved.Length)
            return new StoryEdit.Refused("Some of these articles have been moved since. Undo that first, or split and merge as it should be now.");

        // What joined the moved ones since goes back with them when a split is undone.
        var moving = ruling.Kind is StoryRulingKind.Split ? await MembersAsync(from, cancellationToken) : ruling.Moved;
        await MoveAsync(moving, to, cancellationToken);
        ruling.UndoneAt = clock.GetUtcNow();
        await db.Stories.Where(s => s.Id == to).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, (long?)null), cancellationToken);
        if (ruling.Kind is StoryRulingKind.Split)
            await db.Stories.Where(s => s.Id == from).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, to), cancellationToken);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct("stories.undo", "Story", $"{ruling.StoryId}", new { ruling = ruling.Id, story = from }, new { kind = ruling.Kind, story = to, articles = moving }),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StoryEdit.Done(ruling, to);
    }

    /// <summary>Holds both stories of a ruling until the transaction ends.</summary>
    /// <returns>The story that the articles of the ruling go back to.</returns>
    private async Task<long> HoldAsync(long from, long to, StoryRulingKind kind, CancellationToken cancellationToken)
    {
        Task<long> FindAsync() => kind is StoryRulingKind.Split ? HeirOfAsync(to, from, cancellationToken) : Task.FromResult(to);
        long heir, found = await FindAsync();
        do
        {
            heir = found;
            await new StoryLocks(db).TakeStoriesAsync([from, to, heir], cancellationToken);
            found = await FindAsync();
        }
        while (found != heir);
        return heir;
    }

    /// <summary>The story that an emptied one was merged into, over as many as that took; itself where it has members, where it was merged into none, or into the one that it is to have articles of.</summary>
    private async Task<long> HeirOfAsync(long storyId, long otherId, CancellationToken cancellationToken)
    {
        var heir = storyId;
        while (!await db.StoryMembers.AnyAsync(m => m.StoryId == heir, cancellationToken))
        {
            if (await db.Stories.Where(s => s.Id == heir).Select(s => s.MergedIntoId).FirstOrDefaultAsync(cancellationToken) is not { } next || next == otherId)
                return storyId;
            heir = next;
        }

        return heir;
    }

    private async Task<StoryEdit> RuleAsync(
        StoryRulingKind kind, long storyId, long otherId, long[] moved, long[] stayed, AuditActor actor, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        var ruling = new StoryRuling { Kind = kind, StoryId = storyId, OtherStoryId = otherId, Moved = moved, Stayed = stayed, At = clock.GetUtcNow(), ById = actor.Id, ByName = actor.Name };
        db.StoryRulings.Add(ruling);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(
                kind is StoryRulingKind.Split ? "stories.split" : "stories.merge", "Story", $"{storyId}",
                new { articles = kind is StoryRulingKind.Split ? moved.Concat(stayed) : stayed },
                new { articles = kind is StoryRulingKind.Split ? stayed : stayed.Concat(moved), otherStory = otherId, moved }),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StoryEdit.Done(ruling, kind is StoryRulingKind.Split ? otherId : storyId);
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
}

/// <summary>What became of an editor's change to stories.</summary>
public abstract record StoryEdit
{
    private StoryEdit()
    {
    }

    /// <param name="StoryId">The story in which the moved articles are now.</param>
    public sealed record Done(StoryRuling Ruling, long StoryId) : StoryEdit;

    /// <summary>Not done, and what to do instead.</summary>
    public sealed record Refused(string Why) : StoryEdit;

    /// <summary>The story, or the ruling, is no longer there.</summary>
    public sealed record Gone : StoryEdit;
}
