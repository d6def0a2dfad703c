using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Web.Pages.Jobs;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Stories;

namespace NewsTracker.Web.Tests.Jobs;

public sealed class JobsPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_back_fill_is_asked_for_listed_cancelled_and_begun_again()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = await AddSourceAsync();
        using var asked = await admin.PostFormAsync($"/sources/{source}/back-fill", new() { ["Input.From"] = "2026-03-01", ["Input.To"] = "2026-03-05" });
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var job = await JobOfAsync(source);
        Assert.Equal($"/jobs/{job.Id}", asked.Headers.Location!.ToString());
        Assert.Equal((JobState.Queued, "Back-fill of A paper, 1 Mar 2026 to 5 Mar 2026"), (job.State, job.Title));

        // Asked for twice by a slip, it is the same one.
        using var twice = await admin.PostFormAsync($"/sources/{source}/back-fill", new() { ["Input.From"] = "2026-03-01", ["Input.To"] = "2026-03-05" });
        Assert.Equal($"/jobs/{job.Id}", twice.Headers.Location!.ToString());
        Assert.Contains("is under way", (await admin.PageAsync($"/jobs/{job.Id}", Cancelled)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(job.Title, (await admin.PageAsync("/jobs", Cancelled)).QuerySelector("#unfinished")!.TextContent, StringComparison.Ordinal);

        using var cancelled = await admin.PostFormAsync($"/jobs/{job.Id}", [], "Cancel");
        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        Assert.Equal(JobState.Cancelled, (await JobOfAsync(source)).State);
        Assert.NotNull((await admin.PageAsync($"/jobs/{job.Id}", Cancelled)).QuerySelector(".site-main > .alert-success"));
        using var tooLate = await admin.PostFormAsync($"/jobs/{job.Id}", [], "Cancel");
        Assert.Contains("nothing to cancel", (await admin.PageAsync($"/jobs/{job.Id}", Cancelled)).QuerySelector(".site-main > .alert-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(job.Title, (await admin.PageAsync("/jobs", Cancelled)).QuerySelector("#finished")!.TextContent, StringComparison.Ordinal);

        using var again = await admin.PostFormAsync($"/jobs/{job.Id}", [], "Retry");
        Assert.Equal(JobState.Queued, (await JobOfAsync(source)).State);
        var acts = await app.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Job" && e.SubjectId == $"{job.Id}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled));
        Assert.Equal(["jobs.ask", "jobs.cancel", "jobs.retry"], acts);
    }

    [Fact]
    public async Task Reading_again_and_accepting_it_all_are_each_one_job_where_they_are_asked_for_twice()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var (article, reading) = await app.WithDbAsync(async db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var snapshot = new Snapshot { FetchedAt = now, Headers = new Dictionary<string, string>(), Sha256 = new byte[32], Length = 0, BrotliContent = [] };
            var added = new Article { Origin = ArticleOrigin.Address, DatedAt = now, FirstSeenAt = now, LastChangedAt = now, RevisionCount = 1 };
            added.Revisions.Add(new Revision { FetchedAt = now, Headline = "Read twice", TextHash = Guid.NewGuid().ToByteArray(), Origins = new Dictionary<string, string>(), EngineVersion = 1, Number = 1, Snapshot = snapshot });
            var job = new Job { Kind = ReextractionParameters.Kind, Title = "Reading again", Parameters = "{}", AskedBy = "Vera", AskedAt = now, NotBefore = now, State = JobState.Succeeded, FinishedAt = now };
            db.Articles.Add(added);
            db.Jobs.Add(job);
            await db.SaveChangesAsync(Cancelled);
            return (added.Id, job.Id);
        });
        var read = await TwiceAsync($"/articles/re-extract?id={article}", handler: null);
        Assert.Equal(1, await app.WithDbAsync(db => db.Jobs.CountAsync(j => j.Kind == ReextractionParameters.Kind && j.State == JobState.Queued, Cancelled)));
        Assert.Contains("is under way", (await admin.PageAsync(read, Cancelled)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await TwiceAsync($"/articles/re-extractions/{reading}", "AcceptAll");

        async Task<string> TwiceAsync(string path, string? handler)
        {
            using var first = await admin.PostFormAsync(path, [], handler);
            using var second = await admin.PostFormAsync(path, [], handler);
            Assert.StartsWith("/jobs/", first.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Equal(first.Headers.Location, second.Headers.Location);
            return first.Headers.Location!.ToString();
        }
    }

    [Fact]
    public async Task A_search_that_is_being_read_again_is_one_job_though_more_has_come_in_since_and_another_search_is_another()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        async Task<Uri?> AskAsync(string query)
        {
            using var asked = await admin.PostFormAsync($"/articles/re-extract?q={query}", []);
            return asked.Headers.Location;
        }

        Task<long> ArriveAsync() => StorySamples.IngestAsync(app, "harbour.example", $"Periwinkles on the pier {Guid.NewGuid():N}", "Periwinkles were counted on the pier by the harbour school on Sunday, and there were more of them than in any year since the count began.", 8);
        await ArriveAsync();
        var first = await AskAsync("periwinkles");
        await ArriveAsync();
        Assert.StartsWith("/jobs/", first!.ToString(), StringComparison.Ordinal);
        Assert.Equal(first, await AskAsync("periwinkles"));
        Assert.NotEqual(first, await AskAsync("periwinkles%20pier"));

        // One that has ended is begun anew.
        await app.WithDbAsync(db => db.Jobs.Where(j => j.Kind == ReextractionParameters.Kind).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Succeeded), Cancelled));
        Assert.NotEqual(first, await AskAsync("periwinkles"));
    }

    [Fact]
    public async Task A_search_that_means_another_thing_to_each_who_asks_is_a_job_of_each()
    {
        await StorySamples.IngestAsync(app, "harbour.example", "Barnacles on the pier", "Barnacles were counted on the pier by the harbour school on Monday, and there were more of them than in any year since the count began.", 8);
        var (one, other) = (await app.CreateSignedInAsync(Role.Admin), await app.CreateSignedInAsync(Role.Admin));
        async Task<string> AskAsync(HttpClient admin, string query)
        {
            using var asked = await admin.PostFormAsync($"/articles/re-extract?q={query}", []);
            return asked.Headers.Location!.ToString();
        }

        var first = await AskAsync(one, "barnacles%20is:unread");
        Assert.StartsWith("/jobs/", first, StringComparison.Ordinal);
        Assert.Equal(first, await AskAsync(one, "barnacles%20is:unread"));
        Assert.NotEqual(first, await AskAsync(other, "barnacles%20is:unread"));
        Assert.Equal(await AskAsync(one, "barnacles"), await AskAsync(other, "barnacles"));
    }

    [Theory]
    [InlineData("/jobs", "/jobs")]
    [InlineData("/articles/re-extract", "/jobs")]
    [InlineData("/users/add", "/users")]
    [InlineData("/articles/add", "/articles")]
    public async Task The_menus_say_under_which_entry_a_page_lies(string address, string entry)
    {
        var page = await (await app.CreateSignedInAsync(Role.Admin)).PageAsync(address, Cancelled);
        Assert.Equal([entry], page.QuerySelectorAll("header [aria-current]").Select(link => link.GetAttribute("href")!));
    }

    [Theory]
    [InlineData("2026-03-05", "2026-03-01", "", "swap them")]
    [InlineData("2020-01-01", "2026-03-01", "", "ask for it in parts")]
    [InlineData("2026-03-01", "2999-01-01", "", "has not come yet")]
    [InlineData("", "2026-03-01", "", "Give the first day")]
    [InlineData("2026-03-01", "2026-03-05", "https://elsewhere.example/{yyyy}", "Give an address of paper.example")]
    [InlineData("2026-03-01", "2026-03-05", "https://paper.example/archive", "Give an address of paper.example")]
    public async Task What_cannot_be_back_filled_is_told_and_no_job_begins(string from, string to, string archive, string problem)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = await AddSourceAsync();
        using var response = await admin.PostFormAsync($"/sources/{source}/back-fill", new() { ["Input.From"] = from, ["Input.To"] = to, ["Input.Archive"] = archive });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.ReadAsync(Cancelled);
        Assert.Contains(problem, page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.Jobs.AnyAsync(j => j.SubjectType == "Source" && j.SubjectId == $"{source}", Cancelled)));
    }

    [Fact]
    public async Task The_addresses_of_a_back_fill_are_listed_to_the_last_page_by_page()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = await AddSourceAsync();
        using var asked = await admin.PostFormAsync($"/sources/{source}/back-fill", new() { ["Input.From"] = "2026-03-01", ["Input.To"] = "2026-03-05" });
        var job = (await JobOfAsync(source)).Id;
        await app.WithDbAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, JobModel.MostItems + 1).Select(n => new BackFillItem { JobId = job, Url = $"https://paper.example/{n}", Outcome = PollItemOutcome.FetchFailed }));
            return db.SaveChangesAsync(Cancelled);
        });

        var first = await admin.PageAsync($"/jobs/{job}?outcome=FetchFailed", Cancelled);
        Assert.Equal(JobModel.MostItems, first.QuerySelectorAll("#items tbody tr").Length);
        var last = await admin.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!, Cancelled);
        Assert.Contains($"https://paper.example/{JobModel.MostItems}", Assert.Single(last.QuerySelectorAll("#items tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Null(last.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task A_job_tells_when_it_ended_and_counts_from_when_it_was_last_asked_for()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var now = TimeProvider.System.GetUtcNow();
        var job = await app.WithDbAsync(async db =>
        {
            var failed = new Job { Kind = "any", Title = "A job that failed", Parameters = "{}", AskedBy = "Vera", AskedAt = now.AddDays(-3), NotBefore = now.AddDays(-3), State = JobState.Failed, StartedAt = now.AddDays(-3), FinishedAt = now.AddDays(-3).AddMinutes(1), Epoch = 1, Attempts = 3, RunBy = "a process" };
            db.Jobs.Add(failed);
            await db.SaveChangesAsync(Cancelled);
            return failed.Id;
        });
        using var again = await admin.PostFormAsync($"/jobs/{job}", [], "Retry");
        using var cancelled = await admin.PostFormAsync($"/jobs/{job}", [], "Cancel");
        var facts = await FactsAsync(admin, job);
        Assert.Contains("Cancelled while it waited. What was done until then stays.", facts, StringComparison.Ordinal);
        Assert.Contains("Finished", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("after it began", facts, StringComparison.Ordinal);
        await app.WithDbAsync(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Succeeded).SetProperty(j => j.StartedAt, j => j.StartedAt ?? now).SetProperty(j => j.FinishedAt, now.AddMinutes(3)), Cancelled));
        Assert.Matches(@"Finished\s*\d+ \w+ \d{4}, \d\d:\d\d[^,]*, 3 min after it began", await FactsAsync(admin, job));
    }

    [Fact]
    public async Task What_a_cancelled_back_fill_did_not_come_to_is_not_said_to_wait()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = await AddSourceAsync();
        using var asked = await admin.PostFormAsync($"/sources/{source}/back-fill", new() { ["Input.From"] = "2026-03-01", ["Input.To"] = "2026-03-05" });
        var job = (await JobOfAsync(source)).Id;
        await app.WithDbAsync(db =>
        {
            db.Add(new BackFillItem { JobId = job, Url = "https://paper.example/left" });
            return db.SaveChangesAsync(Cancelled);
        });
        Assert.Contains("Waiting 1", (await admin.PageAsync($"/jobs/{job}", Cancelled)).QuerySelector(".outcomes")!.TextContent, StringComparison.Ordinal);
        using var cancelled = await admin.PostFormAsync($"/jobs/{job}", [], "Cancel");
        var page = await admin.PageAsync($"/jobs/{job}", Cancelled);
        Assert.Contains("Not taken in 1", page.QuerySelector(".outcomes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not taken in", page.QuerySelector("#items tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_in_the_wrong_order_are_told_to_be_swapped_before_anything_is_counted()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var page = await admin.PageAsync("/articles/re-extract?from=2027-01-01&to=2025-01-01&all=true", Cancelled);
        Assert.Contains("swap them", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#count"));
    }

    private static async Task<string> FactsAsync(HttpClient client, long job) => (await client.PageAsync($"/jobs/{job}", Cancelled)).QuerySelector("#job")!.TextContent;

    private Task<Job> JobOfAsync(long source) => app.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.SubjectType == "Source" && j.SubjectId == $"{source}", Cancelled));

    private Task<long> AddSourceAsync() => app.WithDbAsync(async db =>
    {
        var source = new Source { Name = "A paper", HomeUrl = $"https://paper.example/{Guid.NewGuid()}", CreatedAt = TimeProvider.System.GetUtcNow() };
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return source.Id;
    });
}
