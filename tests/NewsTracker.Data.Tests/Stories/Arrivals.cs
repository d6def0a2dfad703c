using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Tests.Stories;
using NewsTracker.Data.Stories;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Stories;

/// <summary>Lets articles arrive as ingestion does: stored and placed in one transaction.</summary>
internal sealed class Arrivals(MigratedDatabase database)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero);

    public Task<long> ArriveAsync(StoryCases.Case entry) =>
        ArriveAsync(entry.Label, entry.Body, entry.Text.Day is { } day ? new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero) : Noon);

    public Task<long> ArriveAsync(string headline, string body, DateTimeOffset? at = null) => database.WithDbAsync(async db =>
    {
        var article = new Article { Headline = headline, BodyText = body, Origin = ArticleOrigin.PastedText, DatedAt = at ?? Noon, FirstSeenAt = at ?? Noon, LastChangedAt = at ?? Noon };
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        db.Articles.Add(article);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await new StoryPlacement(db, TimeProvider.System).PlaceAsync(article, TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return article.Id;
    });

    /// <summary>The article's text changes, or the same text comes again.</summary>
    public Task<int> ChangeAsync(long articleId, string? body = null) => database.WithDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var article = await db.Articles.SingleAsync(a => a.Id == articleId, TestContext.Current.CancellationToken);
        article.BodyText = body ?? article.BodyText;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await new StoryPlacement(db, TimeProvider.System).PlaceAsync(article, TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return 0;
    });

    public Task<long?> StoryOfAsync(long articleId) =>
        database.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId == articleId).Select(m => m.StoryId).SingleAsync(TestContext.Current.CancellationToken));

    public Task<List<long>> MembersAsync(long? storyId) =>
        database.WithDbAsync(db => db.StoryMembers.Where(m => m.StoryId == storyId).OrderBy(m => m.ArticleId).Select(m => m.ArticleId).ToListAsync(TestContext.Current.CancellationToken));
}
