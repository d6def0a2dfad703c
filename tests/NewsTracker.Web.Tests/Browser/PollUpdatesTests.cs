using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Sources;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>What tells of a poll that goes on, which comes anew without the page.</summary>
public sealed class PollUpdatesTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_tells_of_a_poll_comes_anew_until_it_has_finished_and_who_is_at_a_link_of_it_stays_there()
    {
        var (page, poll) = await OpenRunningAsync();
        await page.MarkAsync();
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.Contains("/sources/polls/", StringComparison.Ordinal) ? 1 : 0;
        await page.Locator("#refresh").FocusAsync();
        await page.EvaluateAsync("document.querySelector('#refresh').dataset.old = 'true'");
        await page.RunAndWaitForResponseAsync(() => page.Clock.RunForAsync(5_000), response => response.Url.EndsWith($"/sources/polls/{poll}", StringComparison.Ordinal));
        await Expect(page.Locator("#refresh:not([data-old])")).ToBeFocusedAsync();
        await app.WithDbAsync(db => db.Polls.Where(p => p.Id == poll).ExecuteUpdateAsync(set => set.SetProperty(p => p.Outcome, PollOutcome.Succeeded).SetProperty(p => p.FinishedAt, Now), Cancelled));
        await page.Clock.RunForAsync(10_000);
        await Expect(page.Locator("#polling:not([hx-get])")).ToContainTextAsync("No addresses were seen");
        asked = 0;
        await page.Clock.RunForAsync(60_000);
        Assert.Equal(0, asked);
        Assert.True(await page.IsMarkedAsync(), "The page was left.");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_writes_in_what_tells_of_a_poll_is_told_that_it_waits()
    {
        var (page, poll) = await OpenRunningAsync();
        await page.EvaluateAsync("document.getElementById('polling').insertAdjacentHTML('beforeend', '<input aria-label=Note>')");
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.Contains("/sources/polls/", StringComparison.Ordinal) ? 1 : 0;
        await page.GetByLabel("Note").FocusAsync();
        await page.Clock.RunForAsync(60_000);
        Assert.Equal(0, asked);
        await Expect(page.Locator("#updates-wait")).ToContainTextAsync("Updates wait while you are here");
        await Expect(page.Locator("#updates-wait a")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex($"/sources/polls/{poll}$"));

        await page.Locator("#main").FocusAsync();
        await page.RunAndWaitForResponseAsync(() => page.Clock.RunForAsync(5_000), response => response.Url.EndsWith($"/sources/polls/{poll}", StringComparison.Ordinal));
        await Expect(page.Locator("#updates-wait")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_is_not_asked_for_work_that_goes_on_for_ever()
    {
        var (page, poll) = await OpenRunningAsync();
        await page.Context.ClearCookiesAsync();
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.Contains("/sources/polls/", StringComparison.Ordinal) ? 1 : 0;
        await page.RunAndWaitForResponseAsync(() => page.Clock.RunForAsync(5_000), response => response.Url.Contains("/account/sign-in", StringComparison.Ordinal));
        for (var i = 0; i < 6; i++)
        {
            await page.Clock.RunForAsync(50_000);
        }

        Assert.InRange(asked, 1, 2);
        await Expect(page.Locator("#polling")).ToContainTextAsync("Still being polled");
        await page.Context.DisposeAsync();
    }

    /// <summary>A page of a poll that runs, whose time goes by as the test says.</summary>
    private async Task<(IPage Page, long Poll)> OpenRunningAsync()
    {
        var poll = new Poll { FeedId = 1, StartedAt = Now, Outcome = PollOutcome.Running };
        await app.WithDbAsync(db =>
        {
            db.Polls.Add(poll);
            return db.SaveChangesAsync();
        });
        var page = await browser.NewPageAsync(app.Address, new() { StorageState = await app.SignedInStateAsync(browser) });
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/sources/polls/{poll.Id}");
        await page.LoadedAsync();
        return (page, poll.Id);
    }
}
