using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.SavedSearches;

/// <summary>Named pieces from which queries on saved searches are put together.</summary>
public static class SavedSearchQueries
{
    /// <summary>One's own, by name. Served by ix_saved_searches_owner_id_name_key.</summary>
    public static IQueryable<SavedSearch> OwnedBy(this IQueryable<SavedSearch> searches, Guid user) => searches.Where(s => s.OwnerId == user);

    /// <summary>An owner's search of a name, whatever its case: the database folds both sides alike. Served by ix_saved_searches_owner_id_name_key.</summary>
    public static IQueryable<SavedSearch> SearchesNamed(this NewsTrackerDbContext db, Guid owner, string name) =>
        db.SavedSearches.FromSql($"select * from saved_searches where owner_id = {owner} and name_key = lower({name})");

    /// <summary>What others share, by name. Served by ix_saved_searches_shared.</summary>
    public static IQueryable<SavedSearch> SharedWith(this IQueryable<SavedSearch> searches, Guid user) => searches.Where(s => s.IsShared && s.OwnerId != user);

    /// <summary>What a reader may see at all.</summary>
    public static IQueryable<SavedSearch> SeenBy(this IQueryable<SavedSearch> searches, Guid user) => searches.Where(s => s.IsShared || s.OwnerId == user);

    /// <summary>Those with some words in their name or query, whatever their case; all where none are given.</summary>
    public static IQueryable<SavedSearch> Containing(this IQueryable<SavedSearch> searches, string? words)
    {
        if (words is null)
        {
            return searches;
        }

        var pattern = LikePattern.Containing(words);
        return searches.Where(s => EF.Functions.ILike(s.Name, pattern, LikePattern.Escape) || EF.Functions.ILike(s.Query, pattern, LikePattern.Escape));
    }

    /// <summary>Since when matches are new to a reader: their last look, or the day the search was saved. Served by pk_search_looks.</summary>
    public static IQueryable<SeenSearch> SeenSince(this NewsTrackerDbContext db, IQueryable<SavedSearch> searches, Guid user) =>
        searches.Select(s => new SeenSearch
        {
            Search = s,
            LookedAt = db.SearchLooks.Where(l => l.UserId == user && l.SearchId == s.Id).Select(l => (DateTimeOffset?)l.LookedAt).FirstOrDefault(),
        });

    /// <summary>Accounts that are open and have a role: who may read whatever the installation lets visitors do.</summary>
    public static IQueryable<User> Readers(this NewsTrackerDbContext db) =>
        db.Users.Where(u => (u.LockoutEnd == null || u.LockoutEnd < DateTimeOffset.MaxValue)
            && db.UserRoles.Any(member => member.UserId == u.Id && db.Roles.Any(role => role.Id == member.RoleId && Role.All.Contains(role.Name!))));

    /// <summary>Subscriptions that count: of readers, to what they may see.</summary>
    public static IQueryable<SearchSubscription> InForce(this NewsTrackerDbContext db) =>
        db.SearchSubscriptions.Where(s => (s.Search!.IsShared || s.Search.OwnerId == s.UserId) && db.Readers().Any(u => u.Id == s.UserId));
}

/// <summary>A saved search as one reader comes to it.</summary>
public sealed record SeenSearch
{
    public required SavedSearch Search { get; init; }

    /// <summary>Absent where they never looked.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    public DateTimeOffset Since => LookedAt ?? Search.CreatedAt;
}
