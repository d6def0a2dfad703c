using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Notices;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.SavedSearches;

/// <summary>Searches of one reader and of a colleague who shares, never looked at since, and news for that reader.</summary>
internal static class SampleSearches
{
    /// <returns>The reader's search that has notices and a feed.</returns>
    public static async Task<long> AddAsync(NewsTrackerApp app, string email)
    {
        var colleague = await app.AddUserAsync(Role.Editor);
        return await app.WithDbAsync(async db =>
        {
            var users = await db.Users.ToDictionaryAsync(u => u.Email!, u => u.Id);
            var lastYear = TimeProvider.System.GetUtcNow().AddYears(-1);
            SavedSearch Save(string owner, string name, string query, bool isShared) =>
                new() { OwnerId = users[owner], Name = name, Query = query, IsShared = isShared, CreatedAt = lastYear, ChangedAt = lastYear };
            var mine = Save(email, "Lithuania and production", "country:LTU topic:production", isShared: false);
            db.SavedSearches.AddRange(
                mine,
                Save(email, "Exits from the Convention", "\"ottawa convention\" (exit or withdraw) -cluster", isShared: true),
                Save(email, "No such source", "source:\"The Vanished Gazette\"", isShared: false),
                Save(colleague, "Everything on mines", "mines", isShared: true));
            await db.SaveChangesAsync();
            db.SearchSubscriptions.Add(new SearchSubscription { SearchId = mine.Id, UserId = mine.OwnerId, NoticesSince = lastYear, FeedHash = FeedSecret.Make().Hash(), FeedMadeAt = lastYear });
            ReaderNotice Tell(ReaderNoticeKind kind, string title, string text, Guid? recipient = null) =>
                new() { Key = title, Kind = kind, RecipientId = recipient, Title = title, Text = text, Link = "/searches", At = TimeProvider.System.GetUtcNow() };
            db.ReaderNotices.AddRange(
                Tell(ReaderNoticeKind.ChangedStances, "Estonia: a stance has changed", "Production: Considers → Intends"),
                Tell(ReaderNoticeKind.SourceTrouble, "Sample newsroom: a feed is in trouble", "It failed 4 times in a row: https://newsroom.example/rss. What comes from there may be missing."),
                Tell(ReaderNoticeKind.SearchMatches, "3 new articles match “Lithuania and production”", "Factories get ready · A vote on the exit · Mines by next year", mine.OwnerId));
            await db.SaveChangesAsync();
            return mine.Id;
        });
    }
}
