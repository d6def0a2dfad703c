using NewsTracker.Core.Analysis;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>Reads tags as people write them: names or aliases, with commas between them.</summary>
internal static class TagNames
{
    public static IReadOnlyList<string> All(TagTree tree) => [.. tree.Tags.Where(tag => tag.IsLive).Select(tag => tag.Name).Order(StringComparer.OrdinalIgnoreCase)];

    public static async Task<IReadOnlyList<string>> AllAsync(NewsTrackerDbContext db, CancellationToken cancellationToken) => All(await db.Tags.ReadTreeAsync(cancellationToken));

    public static IReadOnlyList<string> Split(string? names) => (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The ids of the tags named, after their redirects; or the first name that is none, in a sentence.</summary>
    public static Task<(IReadOnlyList<long> TagIds, string? Problem)> ReadAsync(NewsTrackerDbContext db, string? names, CancellationToken cancellationToken) => ReadAsync(db, names, [], cancellationToken);

    /// <inheritdoc cref="ReadAsync(NewsTrackerDbContext, string?, CancellationToken)"/>
    /// <param name="carried">Tags that the passage has already. They stay as they are while they are named as they are shown, though they were merged or deprecated since: to undo that has to find them.</param>
    public static async Task<(IReadOnlyList<long> TagIds, string? Problem)> ReadAsync(NewsTrackerDbContext db, string? names, IReadOnlyCollection<long> carried, CancellationToken cancellationToken)
    {
        var asked = Split(names);
        if (asked.Count == 0)
        {
            return ([], null);
        }

        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        var ids = new List<long>();
        foreach (var name in asked)
        {
            var found = tree.FindByWord(name);
            var kept = carried.Where(id => tree.Resolve(id) is { } shown && (shown.Id == found?.Id || NameFolding.Fold(shown.Name) == NameFolding.Fold(name))).ToList();
            if (kept.Count == 0 && found is null)
            {
                var near = tree.Complete(name, 1);
                return ([], $"There is no tag “{name}”. {(near.Count == 0 ? "Choose one of the list, or create it." : $"Did you mean “{near[0].Name}”?")}");
            }

            if (kept.Count == 0 && !found!.IsLive)
            {
                return ([], $"The tag “{found.Name}” is deprecated. Choose another one.");
            }

            ids.AddRange(kept.Count > 0 ? kept : [found!.Id]);
        }

        return ([.. ids.Distinct()], null);
    }

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
