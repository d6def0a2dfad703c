using NewsTracker.Core.Analysis;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;

namespace NewsTracker.Web.Tags;

/// <summary>Tags as people write them: names or aliases, with commas between them.</summary>
internal abstract record NamedTags
{
    private NamedTags()
    {
    }

    public static Task<NamedTags> ReadAsync(NewsTrackerDbContext db, string? names, CancellationToken cancellationToken) => ReadAsync(db, names, [], cancellationToken);

    /// <param name="carried">Tags that the passage has already. They stay as they are while they are named as they are shown, though they were merged or deprecated since: to undo that has to find them.</param>
    public static async Task<NamedTags> ReadAsync(NewsTrackerDbContext db, string? names, IReadOnlyCollection<long> carried, CancellationToken cancellationToken)
    {
        var asked = (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return asked.Length == 0 ? new Known([]) : Read(await db.Tags.ReadTreeAsync(cancellationToken), asked, carried);
    }

    private static NamedTags Read(TagTree tree, IReadOnlyList<string> asked, IReadOnlyCollection<long> carried)
    {
        var ids = new List<long>();
        foreach (var name in asked)
        {
            var found = tree.FindByWord(name);
            var kept = carried.Where(id => tree.Resolve(id) is { } shown && (shown.Id == found?.Id || NameFolding.Fold(shown.Name) == NameFolding.Fold(name))).ToList();
            if (kept.Count == 0 && found is null)
            {
                var near = tree.Complete(name, 1);
                return new Refused($"There is no tag “{name}”. {(near.Count == 0 ? "Choose one of the list, or create it." : $"Did you mean “{near[0].Name}”?")}", name);
            }

            if (kept.Count == 0 && !found!.IsLive)
            {
                return new Refused($"The tag “{found.Name}” is deprecated. Choose another one.", null);
            }

            ids.AddRange(kept.Count > 0 ? kept : [found!.Id]);
        }

        return new Known([.. ids.Distinct()]);
    }

    /// <param name="TagIds">After their redirects.</param>
    public sealed record Known(IReadOnlyList<long> TagIds) : NamedTags;

    /// <param name="Why">A sentence that says what to do.</param>
    /// <param name="Unknown">The first name that is no tag's, and may become one; absent where a tag has it that nobody may choose.</param>
    public sealed record Refused(string Why, string? Unknown) : NamedTags;
}
