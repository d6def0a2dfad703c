using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Reextraction;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>An admin changes a source's rules, has its articles read again, follows the job, and decides on each proposal.</summary>
public sealed class ReadAgainTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private const string TitleRule = """{ "layouts": [ { "fields": { "headline": { "selector": "title" } } } ] }""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_are_read_again_by_a_job_and_each_proposal_is_accepted_or_dropped()
    {
        await app.WithDbAsync(db => db.Sources.Where(s => s.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(s => s.ExtractionRules, TitleRule), Cancelled));
        var page = await app.OpenAsync(browser, "/articles/re-extract?all=true", new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.Locator("main form button[type=submit]").Last.ClickAsync();
        await page.ArrivedAsync(url => url.Contains("/jobs/", StringComparison.Ordinal));
        var job = long.Parse(new Uri(page.Url).Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        await Expect(page.Locator("#job .mark").First).ToHaveTextAsync("Done", new() { Timeout = 90_000 });
        Assert.Equal(JobState.Succeeded, await app.WithDbAsync(db => db.Jobs.Where(j => j.Id == job).Select(j => j.State).SingleAsync(Cancelled)));

        await page.GetByRole(AriaRole.Link, new() { Name = "What changes" }).ClickAsync();
        await page.ArrivedAsync(url => url.Contains("/re-extractions/", StringComparison.Ordinal));
        var before = await page.Locator("#results tbody tr").CountAsync();
        Assert.True(before >= 2, $"{before} proposals");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept: ") }).First.ClickAsync();
        await Expect(page.Locator("#results tbody tr")).ToHaveCountAsync(before - 1);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Drop: ") }).First.ClickAsync();
        await Expect(page.Locator("#results tbody tr")).ToHaveCountAsync(before - 2);
        var decided = await app.WithDbAsync(db => db.ReextractionResults.Where(r => r.JobId == job && (r.State == ReextractionState.Accepted || r.State == ReextractionState.Dropped))
            .Select(r => new { r.State, Revisions = db.Revisions.Count(v => v.ArticleId == r.ArticleId) }).ToListAsync(Cancelled));
        Assert.Equal(2, decided.Single(r => r.State == ReextractionState.Accepted).Revisions);
        Assert.Equal(1, decided.Single(r => r.State == ReextractionState.Dropped).Revisions);
        await page.Context.DisposeAsync();
    }
}
