using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;

namespace NewsTracker.Data.Stories;

/// <summary>
/// Puts an article among the stories, within the transaction that stores it. Stories are the connected parts of "is the same report", so an article
/// that is like members of two joins them into one, unless an editor has ruled that they are apart: then it goes with the one it is most like.
/// </summary>
public sealed class StoryPlacement(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Places an article that is new or has a new text. Doing it again changes nothing.</summary>
    public async Task PlaceAsync(Article article, CancellationToken cancellationToken) => await PlaceAsync(article.Id, await SeekAsync(article.Id, StoryReading.Of(article), cancellationToken), cancellationToken);

    /// <summary>Looks for what an article that is read could be the same report as, and changes nothing. What it could belong to waits until the transaction ends.</summary>
    /// <param name="articleId">The article that asks; 0 where it is not stored yet.</param>
    public async Task<StorySearch> SeekAsync(long articleId, StoryReading read, CancellationToken cancellationToken)
    {
        await using var batch = read.AddSearchTo(new StatementBatch(db), articleId);
        await using var rows = await batch.ReadAsync(cancellationToken);
        return await read.FindAsync(rows, cancellationToken);
    }

    /// <summary>Gives an article that is stored the place that was found.</summary>
    public async Task PlaceAsync(long articleId, StorySearch found, CancellationToken cancellationToken)
    {
        var stories = await new StoryLocks(db).TakeAsync([articleId, .. found.Alike.Select(likeness => likeness.ArticleId)], cancellationToken);
        var isNew = !stories.ContainsKey(articleId);
        if (isNew && found.Alike.Count == 0)
        {
            await InsertAsync(found.MemberOf(articleId), cancellationToken);
            return;
        }

        var member = isNew ? db.StoryMembers.Add(found.MemberOf(articleId)).Entity : await db.StoryMembers.SingleAsync(m => m.ArticleId == articleId, cancellationToken);
        member.Keys = found.Keys;
        member.EngineVersion = StoryComparer.EngineVersion;
        member.Wire = found.Wire;
        if (!member.IsPlacedByHand)
            await PlaceAsync(member, found.Alike, stories, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Most articles are new and like no other: their row needs no tracking.</summary>
    private async Task InsertAsync(StoryMember alone, CancellationToken cancellationToken)
    {
        await using var batch = new StatementBatch(db);
        await RowInsert<StoryMember>.Of(db.Model).AddTo(batch, alone).ExecuteAsync(cancellationToken);
    }

    private async Task PlaceAsync(StoryMember member, IReadOnlyList<StoryLikeness> alike, IReadOnlyDictionary<long, long?> stories, CancellationToken cancellationToken)
    {
        var before = member.StoryId;
        if (alike is not [var nearest, ..])
        {
            (member.StoryId, member.NearestId, member.SharedText) = (null, null, null);
        }
        else
        {
            var target = alike.Select(likeness => stories[likeness.ArticleId]).FirstOrDefault(story => story is not null) ?? await NewStoryAsync(cancellationToken);
            (member.StoryId, member.NearestId, member.SharedText) = (target, nearest.ArticleId, (float)nearest.Comparison.SharedText);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var group in alike.Select(likeness => likeness.ArticleId).Where(id => stories[id] != target).GroupBy(id => stories[id]).ToList())
                member.StoryId = target = await JoinAsync(target, group.Key, [.. group], cancellationToken);
        }

        if (before is { } left && left != member.StoryId)
            await DissolveIfAloneAsync(left, member.ArticleId, cancellationToken);
    }

    /// <summary>
    /// Brings articles that are alike into the story, with all of the story they are in, but for what a ruling keeps apart. What an editor placed stays where it is: of two
    /// stories the one without such articles goes into the other, and where both have some, they stay two. What was placed alone stays alone.
    /// </summary>
    /// <returns>The story that has its articles now.</returns>
    private async Task<long> JoinAsync(long story, long? other, long[] alike, CancellationToken cancellationToken)
    {
        var there = await SeatsAsync(other is null ? db.StoryMembers.Where(m => alike.Contains(m.ArticleId) && !m.IsPlacedByHand) : db.StoryMembers.Where(m => m.StoryId == other), cancellationToken);
        var here = await SeatsAsync(db.StoryMembers.Where(m => m.StoryId == story), cancellationToken);
        if ((there.IsHeld && here.IsHeld) || await db.StoryRulings.KeepingApart(there.ArticleIds, here.ArticleIds).AnyAsync(cancellationToken))
            return story;

        var (moving, from, to) = there.IsHeld ? (here.ArticleIds, story, other!.Value) : (there.ArticleIds, other, story);
        await db.StoryMembers.Where(m => moving.Contains(m.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(m => m.StoryId, to), cancellationToken);
        if (from is not null)
            await db.Stories.Where(s => s.Id == from).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, to), cancellationToken);
        return to;
    }

    private static async Task<Seats> SeatsAsync(IQueryable<StoryMember> members, CancellationToken cancellationToken)
    {
        var found = await members.Select(m => new { m.ArticleId, m.IsPlacedByHand }).ToListAsync(cancellationToken);
        return new Seats([.. found.Select(m => m.ArticleId)], found.Exists(m => m.IsPlacedByHand));
    }

    private async Task<long> NewStoryAsync(CancellationToken cancellationToken)
    {
        var story = new Story { MadeAt = clock.GetUtcNow() };
        db.Stories.Add(story);
        await db.SaveChangesAsync(cancellationToken);
        return story.Id;
    }

    /// <summary>One article is no story, unless an editor made it one.</summary>
    private async Task DissolveIfAloneAsync(long storyId, long leaverId, CancellationToken cancellationToken)
    {
        var left = await db.StoryMembers.Where(m => m.StoryId == storyId && m.ArticleId != leaverId).OrderBy(m => m.ArticleId).Take(2).ToListAsync(cancellationToken);
        if (left is [{ IsPlacedByHand: false } alone])
            (alone.StoryId, alone.NearestId, alone.SharedText) = (null, null, null);
    }

    /// <param name="IsHeld">An editor placed one of them.</param>
    private sealed record Seats(long[] ArticleIds, bool IsHeld);
}
