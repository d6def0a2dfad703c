using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.SavedSearches;

namespace NewsTracker.Web.Pages.Audit;

/// <summary>What the subjects of events are called by now, and where they are looked at; one query for each kind that is among them.</summary>
/// <param name="reader">Who reads: the name of a private search is not for others.</param>
internal sealed class SubjectNames(NewsTrackerDbContext db, Guid? reader)
{
    private readonly Dictionary<(string Type, string Id), NamedSubject> names = [];

    /// <returns>Without those that are gone, and those of kinds that have no name.</returns>
    public async Task<IReadOnlyDictionary<(string Type, string Id), NamedSubject>> OfAsync(IReadOnlyCollection<(string Type, string Id)> subjects, CancellationToken cancellationToken)
    {
        var ids = subjects.ToLookup(subject => subject.Type, subject => subject.Id, StringComparer.Ordinal);
        List<Guid> users = [.. ids[nameof(User)].Distinct().Select(id => Guid.TryParse(id, out var user) ? user : (Guid?)null).OfType<Guid>()];
        await FindAsync(nameof(User), users, found => db.Users.Where(u => found.Contains(u.Id)).Select(u => new Found(u.Id.ToString(), u.DisplayName, $"/users/{u.Id}")), cancellationToken);
        await FindAsync(nameof(Source), Numbers(ids[nameof(Source)]), found => db.Sources.Where(s => found.Contains(s.Id)).Select(s => new Found($"{s.Id}", s.Name, $"/sources/{s.Id}")), cancellationToken);

        // Those that were removed, too: their ledger stands on the page of their source.
        await FindAsync(nameof(Feed), Numbers(ids[nameof(Feed)]), found => db.Feeds.IgnoreQueryFilters().Where(f => found.Contains(f.Id)).Select(f => new Found($"{f.Id}", f.Url, $"/sources/{f.SourceId}")), cancellationToken);
        await FindAsync(nameof(Article), Numbers(ids[nameof(Article)]), found => db.Articles.Where(a => found.Contains(a.Id)).Select(a => new Found($"{a.Id}", a.Headline, $"/articles/{a.Id}")), cancellationToken);
        await FindAsync(nameof(Tag), Numbers(ids[nameof(Tag)]), found => db.Tags.Where(t => found.Contains(t.Id)).Select(t => new Found($"{t.Id}", t.Name, $"/tags/{t.Slug}")), cancellationToken);
        if (reader is { } person)
        {
            await FindAsync(nameof(SavedSearch), Numbers(ids[nameof(SavedSearch)]), found => db.SavedSearches.SeenBy(person).Where(s => found.Contains(s.Id)).Select(s => new Found($"{s.Id}", s.Name, $"/searches/{s.Id}")), cancellationToken);
        }

        return names;
    }

    private async Task FindAsync<T>(string type, List<T> ids, Func<List<T>, IQueryable<Found>> find, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var found in await find(ids).ToListAsync(cancellationToken))
        {
            names[(type, found.Id)] = new NamedSubject(found.Name, found.Path);
        }
    }

    private static List<long> Numbers(IEnumerable<string> ids) =>
        [.. ids.Distinct().Select(id => long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : (long?)null).OfType<long>()];

    private sealed record Found(string Id, string Name, string Path);
}

/// <param name="Path">The page that shows it, from the root of the site.</param>
public sealed record NamedSubject(string Name, string Path);
