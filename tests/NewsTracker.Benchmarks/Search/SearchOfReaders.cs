using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Search;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Searches by what somebody has read, the newest five thousand and fifteen thousand older ones, and by what they were given, two thousand of the newest. The reader lives in a transaction that is taken back.</summary>
internal sealed class SearchOfReaders(IServiceProvider services, int size)
{
    private static readonly string[] Queries = ["is:unread", "is:unread country:UKR", "is:unread tarquelon", "is:read", "is:read country:UKR", "for:me", "for:me state:new,kept", "for:me tarquelon", "for:nobody", "for:nobody tarquelon"];

    public async Task<IReadOnlyList<(string What, string Query, string Index, List<double> Times)>> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var reader = await ReaderAsync(db, cancellationToken);
        var (preparation, search) = (scope.ServiceProvider.GetRequiredService<ArticleQueryPreparation>(), scope.ServiceProvider.GetRequiredService<ArticleSearch>());
        var measured = new List<(string, string, string, List<double>)>();
        foreach (var query in Queries)
        {
            var condition = ((SearchPreparation.Ready)await preparation.PrepareAsync(query, reader, cancellationToken)).Condition;
            measured.Add(("latest 25", query, await search.IndexOfAsync(condition, SearchCommand.Page, cancellationToken), await SearchCommand.TimesAsync(() => search.OlderAsync(condition, null, SearchCommand.Page, cancellationToken))));
        }

        await transaction.RollbackAsync(cancellationToken);
        return measured;
    }

    private async Task<Guid> ReaderAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        var reader = new User { Id = Guid.NewGuid(), DisplayName = "A reader", CreatedAt = TimeProvider.System.GetUtcNow() };
        db.Users.Add(reader);
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into article_reads (user_id, article_id, read_at)
            select {reader.Id}, article_id, now() from (
              (select article_id from article_search order by dated_at desc, article_id desc limit {Math.Min(5_000, size / 20)})
              union (select article_id from article_search order by dated_at, article_id limit {Math.Min(15_000, size / 10)})) r
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync($"analyze article_reads", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"update articles set assignee_id = {reader.Id} where id in (select article_id from article_search order by dated_at desc, article_id desc offset 100 limit {Math.Min(2_000, size / 50)})", cancellationToken);
        return reader.Id;
    }
}
