using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Settings;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Accounts;

/// <summary>Who reads without an account, where the admin allows it, is told nothing personal.</summary>
public sealed class VisitorTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Why = "Quite illegible, says the one who dismissed it";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_who_works_here_is_named_to_a_visitor()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var article = newsroom.Article.Id;
        var position = (await newsroom.RecordAsync("Estonia keeps production as an option for later", PositionState.Accepted, Topic.Production, Stance.Considers, "EST"))[0];
        using var mark = new StringContent($$"""{ "body": { "type": "TextualBody", "value": "Is there a decision?" }, "target": { "source": "/articles/{{article}}?revision=1", "selector": { "type": "TextQuoteSelector", "exact": "Estonia keeps production" } } }""", Encoding.UTF8);
        mark.Headers.ContentType = new MediaTypeHeaderValue("application/ld+json");
        using var marked = await editor.PostAsync(new Uri("/api/annotations", UriKind.Relative), mark, Cancelled);
        var annotation = marked.Headers.Location!.Segments[^1];
        using var tagged = await editor.PostFormAsync($"/articles/{article}/tagging", new() { ["names"] = "Interview" }, formPage: $"/articles/{article}");
        using var ruled = await editor.PostFormAsync("/tags/rules/add?q=Tallinn&tag=interview", []);
        using var noted = await editor.PostFormAsync("/countries/EST/note", new() { ["Text"] = "Watch Tallinn.", ["Seen"] = (await editor.PageAsync("/countries/EST/note", Cancelled)).QuerySelector("[name=Seen]")!.GetAttribute("value")! });
        using var dismissed = await editor.PostFormAsync("/triage", new() { ["article"] = $"{article}", ["to"] = "Dismissed", ["reason"] = Why }, formPage: $"/articles/{article}");
        var people = await app.WithDbAsync(db => db.Users.Select(user => user.DisplayName).ToListAsync(Cancelled));
        string[] addresses =
        [
            $"/articles/{article}", $"/articles/{article}/tags", $"/annotations/{annotation}", $"/api/annotations/{annotation}", $"/api/annotations?article={article}&page=0",
            $"/positions/{position}", "/positions", "/tags/interview", "/tags/rules", "/countries/EST", "/countries/EST/note/history", "/", "/articles",
        ];

        Assert.Contains(Why, (await editor.PageAsync(addresses[0], Cancelled)).Body!.TextContent, StringComparison.Ordinal);
        var named = 0;
        foreach (var address in addresses)
        {
            named += people.Exists((await ReadAsync(editor, address)).Contains) ? 1 : 0;
        }

        Assert.True(named >= 9, $"{named} pages name somebody to an editor.");
        await LetVisitorsReadAsync();
        foreach (var address in addresses)
        {
            var page = await ReadAsync(app.CreateVisitor(), address);
            Assert.All([.. people, CodedNewsroom.Colleague.Name, Why], personal => Assert.DoesNotContain(personal, page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Who_signs_in_comes_back_to_what_was_read()
    {
        await LetVisitorsReadAsync();
        var (browser, email) = (app.CreateVisitor(), await app.AddUserAsync(Role.Analyst));
        var signIn = (await browser.PageAsync("/articles?q=norway+lang%3Aen", Cancelled)).QuerySelector("#sign-in")!.GetAttribute("href")!;
        using var answer = await browser.PostFormAsync(signIn, new() { ["Input.Email"] = email, ["Input.Password"] = NewsTrackerApp.Password });
        Assert.Equal("/articles?q=norway+lang%3Aen", answer.Headers.Location?.OriginalString);
        Assert.Equal("/account/sign-in", (await app.CreateVisitor().PageAsync("/account/sign-in", Cancelled)).QuerySelector("#sign-in")!.GetAttribute("href"));
    }

    private Task<int> LetVisitorsReadAsync() => app.WithAsync<InstallationSettings, int>(async settings =>
    {
        await settings.SetAnonymousReadingAsync(true, AuditActor.Application, Cancelled);
        return 0;
    });

    private static async Task<string> ReadAsync(HttpClient reader, string address)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancelled));
    }
}
