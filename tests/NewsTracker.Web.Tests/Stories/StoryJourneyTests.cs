using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Browser;
using NewsTracker.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Stories;

public sealed class StoryJourneyTests(ServedApp app, BrowserFixture browser) : IClassFixture<ServedApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_splits_a_story_undoes_it_and_splits_and_merges_again()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (story, first, last) = await StorySamples.AddAsync(app);
        var page = await browser.NewPageAsync(app.Address);
        await app.SignInAsync(page, Role.Editor);

        await page.GotoAsync($"/articles/{first}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Why, and word by word" }).ClickAsync();
        await page.ArrivedAsync($"/stories/{story}");
        await Expect(page.Locator("#members tbody tr")).ToHaveCountAsync(3);

        await page.GetByLabel("Choose: Moldovan army rids itself of final training mines").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Split off the chosen articles…" }).ClickAsync();
        Assert.Contains("lakeshore.example", await page.Locator("#leaving").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, split" }).ClickAsync();
        await Expect(page.Locator("#leaving")).ToHaveCountAsync(0);
        Assert.Equal([last], await MembersAsync(await StoryOfAsync(last)));
        Assert.NotEqual(story, await StoryOfAsync(last));

        await page.GotoAsync($"/stories/{story}");
        await Expect(page.Locator("#members tbody tr")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Link, new() { Name = "Undo…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, undo" }).ClickAsync();
        await page.ArrivedAsync($"/stories/{story}");
        await Expect(page.Locator("#members tbody tr")).ToHaveCountAsync(3);

        var stranger = await StorySamples.IngestAsync(app, "steppe.example", "Bakers ask for cheaper rye", "Bakers in the north of the country want the price of rye to be capped after a wet harvest that left the mills with half of what they grind in a year. The minister has promised an answer before Advent.", 18);
        await page.GotoAsync($"/articles/{stranger}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Put with another article" }).ClickAsync();
        await page.GetByLabel("The other article").FillAsync("moldova destroys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find it" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Moldova destroys last of its old mine stock" }).ClickAsync();
        Assert.Contains("different reports", await page.Locator("#merge-stories").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, merge" }).ClickAsync();
        await Expect(page.Locator("#members tbody tr")).ToHaveCountAsync(4);

        var acts = await app.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Story").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled));
        Assert.Equal(["stories.split", "stories.undo", "stories.merge"], acts);
        await page.Context.DisposeAsync();
    }

    private Task<long?> StoryOfAsync(long article) => app.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId == article).Select(m => m.StoryId).SingleAsync(Cancelled));

    private Task<List<long>> MembersAsync(long? story) => app.WithDbAsync(db => db.StoryMembers.Where(m => m.StoryId == story).OrderBy(m => m.ArticleId).Select(m => m.ArticleId).ToListAsync(Cancelled));
}
