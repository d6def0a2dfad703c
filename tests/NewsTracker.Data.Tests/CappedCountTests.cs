using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests;

public sealed class CappedCountTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_up_to_the_limit_and_Entity_Framework_has_nothing_to_warn_of()
    {
        await using var host = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString)
            .ConfigureDbContext<NewsTrackerDbContext>(options => options.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)))
            .BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        for (var i = 0; i < 3; i++)
        {
            await CodedArticle.AddAsync(db, $"Text number {Guid.NewGuid():N}.", new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero), Cancelled);
        }

        Assert.Equal(2, await db.Articles.Where(a => a.TriageState == TriageState.New).CountUpToAsync(2, Cancelled));
        Assert.Equal(1, await db.Articles.Select(a => a.TriageState).Distinct().CountUpToAsync(2, Cancelled));
    }

    [Fact]
    public async Task The_order_is_none_that_PostgreSQL_would_sort_for() =>
        Assert.DoesNotContain("Sort", await database.PlanAsync(db => db.Articles.OrderBy(_ => 0).Take(2).Select(a => a.Id)), StringComparison.Ordinal);
}
