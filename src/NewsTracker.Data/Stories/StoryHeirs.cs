using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;

namespace NewsTracker.Data.Stories;

/// <summary>Where the articles of a ruling go when it is taken back: the story that they came from may have been merged into another since.</summary>
internal sealed class StoryHeirs(NewsTrackerDbContext db)
{
    /// <summary>Holds both stories of a ruling until the transaction ends.</summary>
    /// <returns>The story that the articles of the ruling go back to.</returns>
    public async Task<long> HoldAsync(StoryRuling ruling, CancellationToken cancellationToken)
    {
        var (from, to) = (ruling.WentTo, ruling.CameFrom);
        Task<long> FindAsync() => ruling.Kind is StoryRulingKind.Split ? FindHeirAsync(to, from, cancellationToken) : Task.FromResult(to);
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
    private async Task<long> FindHeirAsync(long storyId, long otherId, CancellationToken cancellationToken)
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
}
