using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>Reads tags as people write them: names, with commas between them.</summary>
internal static class TagNames
{
    // The tree of tags is small by its nature; past this many, a list is no help.
    private const int Most = 1000;

    public static async Task<IReadOnlyList<string>> AllAsync(NewsTrackerDbContext db, CancellationToken cancellationToken) =>
        await db.Tags.OrderBy(t => t.Name).Take(Most).Select(t => t.Name).ToListAsync(cancellationToken);

    /// <summary>The ids of the tags named; or the first name that is none, in a sentence.</summary>
    public static async Task<(IReadOnlyList<long> TagIds, string? Problem)> ReadAsync(NewsTrackerDbContext db, string? names, CancellationToken cancellationToken)
    {
        var asked = (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (asked.Length == 0)
        {
            return ([], null);
        }

        var tags = await db.Tags.OrderBy(t => t.Name).Take(Most).Select(t => new { t.Id, t.Name, t.Slug }).ToListAsync(cancellationToken);
        var ids = new List<long>();
        foreach (var name in asked)
        {
            var found = tags.Find(tag => tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || tag.Slug.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (found is null)
            {
                var near = tags.Find(tag => tag.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))?.Name;
                return ([], $"There is no tag “{name}”. {(near is null ? "Choose one of the list." : $"Did you mean “{near}”?")}");
            }

            ids.Add(found.Id);
        }

        return (ids, null);
    }
}
