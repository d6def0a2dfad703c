using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Jobs;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Jobs;

public sealed class ManyJobsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_runs_is_in_sight_before_what_waits_which_is_in_its_order_and_the_rest_is_counted()
    {
        await app.WithDbAsync(async db =>
        {
            await db.Jobs.ExecuteDeleteAsync(Cancelled);
            db.Jobs.Add(JobOf("The first that waits", JobState.Queued));
            db.Jobs.Add(JobOf("What runs", JobState.Running));
            await db.SaveChangesAsync(Cancelled);
            db.Jobs.AddRange(Enumerable.Range(0, 101).Select(i => JobOf($"Waiting {i}", JobState.Queued)));
            return await db.SaveChangesAsync(Cancelled);
        });
        var page = await (await app.CreateSignedInAsync(Role.Admin)).PageAsync("/jobs", Cancelled);
        var titles = page.QuerySelectorAll("#unfinished tbody th").Select(title => title.TextContent).ToList();
        Assert.Equal(100, titles.Count);
        Assert.Equal(["What runs", "The first that waits"], titles[..2]);
        Assert.Equal("3 more jobs wait behind these.", page.QuerySelector("#more-unfinished")!.TextContent);
    }

    private static Job JobOf(string title, JobState state)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new Job { Kind = "nothing", Title = title, Parameters = "{}", AskedBy = "Vera", AskedAt = now, NotBefore = now.AddDays(1), State = state };
    }
}
