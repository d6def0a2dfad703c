using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests;

/// <summary>The server keeps the queries that say so, and no others.</summary>
public sealed class KeptStatementsTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tagged_query_is_kept_once_and_another_is_not()
    {
        var kept = await database.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(Cancelled);
            for (var id = 1L; id <= 3; id++)
            {
                await db.Articles.TagWith(KeptStatements.Tag).Where(a => a.Id == id).Select(a => a.Headline).ToListAsync(Cancelled);
                await db.Articles.Where(a => a.Id == id).Select(a => a.Language).ToListAsync(Cancelled);
            }

            return await db.Database.SqlQuery<string>($"""select statement as "Value" from pg_prepared_statements""").ToListAsync(Cancelled);
        });
        Assert.Single(kept, statement => statement.Contains("headline", StringComparison.Ordinal));
        Assert.DoesNotContain(kept, statement => statement.Contains("language", StringComparison.Ordinal));
    }
}
