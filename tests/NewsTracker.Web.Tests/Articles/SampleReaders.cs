using NewsTracker.Data.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>People who read and do nothing else.</summary>
internal static class SampleReaders
{
    public static async Task<Guid> AddReaderAsync(this NewsTrackerApp app, CancellationToken cancellationToken)
    {
        var user = new User { Id = Guid.NewGuid(), DisplayName = "A reader", CreatedAt = TimeProvider.System.GetUtcNow() };
        await app.WithDbAsync(db =>
        {
            db.Users.Add(user);
            return db.SaveChangesAsync(cancellationToken);
        });
        return user.Id;
    }
}
