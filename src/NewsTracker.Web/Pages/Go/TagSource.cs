using NewsTracker.Data;
using NewsTracker.Data.Tags;

namespace NewsTracker.Web.Pages.Go;

/// <summary>Tags that are in use, by their names and aliases, once something is typed.</summary>
internal sealed class TagSource(NewsTrackerDbContext db) : IGoSource
{
    private const int Most = 10;

    public async Task<IReadOnlyList<GoEntry>> ReadAsync(GoAsked asked, CancellationToken cancellationToken)
    {
        if (asked.Text.Length == 0)
            return [];
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        return [.. tree.Complete(asked.Text, Most).Select(tag => new GoEntry("Tag", tag.Name, $"/tags/{tag.Slug}", string.Join(' ', tag.State.Aliases)))];
    }
}
