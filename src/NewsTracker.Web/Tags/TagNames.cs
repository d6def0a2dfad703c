using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;

namespace NewsTracker.Web.Tags;

/// <summary>The names by which tags are offered and shown.</summary>
internal static class TagNames
{
    public static IReadOnlyList<string> All(TagTree tree) => [.. tree.Tags.Where(tag => tag.IsLive).Select(tag => tag.Name).Order(StringComparer.OrdinalIgnoreCase)];

    public static async Task<IReadOnlyList<string>> AllAsync(NewsTrackerDbContext db, CancellationToken cancellationToken) => All(await db.Tags.ReadTreeAsync(cancellationToken));

    /// <summary>The names by which these tags are shown: those that stand for them now.</summary>
    public static async Task<Dictionary<long, string>> OfAsync(NewsTrackerDbContext db, IEnumerable<long> tagIds, CancellationToken cancellationToken)
    {
        var ids = tagIds.Distinct().ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        return ids.Where(id => tree.Find(id) is not null).ToDictionary(id => id, id => tree.Resolve(id)!.Name);
    }
}
