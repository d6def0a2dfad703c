using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Testing.LanguageModel;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.LanguageModel;

public sealed class LanguageModelPageTests(LanguageModelPageTests.App app) : IClassFixture<LanguageModelPageTests.App>
{
    private const string Secret = "sk-of-the-tests-42";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_admin_sets_a_model_up_tries_it_and_turns_it_off_and_the_key_is_never_shown()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var before = await app.WithDbAsync(db => db.AuditEvents.MaxAsync(e => (long?)e.Id, Cancelled)) ?? 0;
        await using var model = await FakeModel.StartAsync();
        model.Answer = FakeModel.Says("""
            {"positions": [
              {"country": "NOR", "topic": "withdrawal", "stance": "rules_out", "quote": "Norway will not leave the Ottawa Convention", "speaker": null, "said_on": null},
              {"country": "FIN", "topic": "production", "stance": "considers", "quote": "Finland dreams of <b>mines</b>", "speaker": null, "said_on": null}]}
            """);
        using var saved = await admin.PostFormAsync("/language-model", Fields(model.Address, on: true, Secret));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var page = await admin.PageAsync("/language-model", Cancelled);
        Assert.Equal("On", page.QuerySelector("#state")!.TextContent);
        Assert.Contains("A key is kept", page.QuerySelector("#key-hint")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        using var tried = await admin.PostFormAsync("/language-model", [], "Test");
        var result = await tried.ReadAsync(Cancelled);
        var trial = result.QuerySelector("#trial")!;
        Assert.Equal("The model answers, but read 1 of the 2 positions of the test article", trial.QuerySelector(".mark-warning")!.TextContent);
        Assert.Contains("The model answers", trial.TextContent, StringComparison.Ordinal);
        Assert.Contains("NOR: Withdrawal", trial.TextContent, StringComparison.Ordinal);
        Assert.Contains("FIN: Production, Considers", trial.TextContent, StringComparison.Ordinal);
        Assert.Contains("does not stand in the article", trial.TextContent, StringComparison.Ordinal);
        Assert.Null(trial.QuerySelector("b"));
        Assert.Contains("1 of 50", result.QuerySelector("#use")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1,234 of 100,000", result.QuerySelector("#use")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"Bearer {Secret}", Assert.Single(model.Calls).Authorization);
        Assert.Contains(result.QuerySelectorAll("form[method=post]"), form => form.GetAttribute("action") == "/language-model" && form.QuerySelector("[name='Input.CallsPerDay']") is not null);

        Assert.Null(result.QuerySelector("#used-up"));
        var once = Fields(model.Address, on: true, key: null);
        once["Input.CallsPerDay"] = "1";
        using var capped = await admin.PostFormAsync("/language-model", once);
        Assert.Contains("after midnight UTC", (await admin.PageAsync("/language-model", Cancelled)).QuerySelector("#used-up")!.TextContent, StringComparison.Ordinal);

        using var off = await admin.PostFormAsync("/language-model", Fields(model.Address, on: false, key: null));
        Assert.Equal("Off", (await admin.PageAsync("/language-model", Cancelled)).QuerySelector("#state")!.TextContent);
        var audited = await app.WithDbAsync(db => db.AuditEvents.Where(e => e.Id > before && e.SubjectId == "language-model").OrderBy(e => e.Id).Select(e => e.After!).ToListAsync(Cancelled));
        Assert.Equal(3, audited.Count);
        Assert.All(audited, text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://10.0.0.5:1234/v1", "name it as 10.0.0.5:1234 in Outbound:AllowedPrivateHosts")]
    [InlineData("http://localhost:1234/v1", "no public address")]
    [InlineData("http://api.example.com/v1", "over https only")]
    public async Task A_model_that_could_never_be_asked_is_not_turned_on(string address, string says)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        using var refused = await admin.PostFormAsync("/language-model", Fields(address, on: true, Secret));
        var page = await refused.Content.ReadAsStringAsync(Cancelled);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("Give the key again", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_forgotten_with_the_host_it_was_given_for()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        using var first = await admin.PostFormAsync("/language-model", Fields("https://one.example/v1", on: false, Secret));
        using var other = await admin.PostFormAsync("/language-model", Fields("https://two.example/v1", on: false, key: null));

        var page = await admin.PageAsync("/language-model", Cancelled);
        Assert.Contains("forgotten", page.QuerySelector(".alert-success")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("None is kept", page.QuerySelector("#key-hint")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://host/v1", true, "https:// or http://")]
    [InlineData("https://a:b@host/v1", false, "neither a password")]
    [InlineData("", true, "before you turn it on")]
    public async Task Settings_that_cannot_work_are_told_and_not_saved(string address, bool on, string problem)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        using var response = await admin.PostFormAsync("/language-model", Fields(address, on, Secret));
        var page = await response.ReadAsync(Cancelled);

        Assert.Contains(problem, page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_a_colleague_saved_meanwhile_are_told_and_not_saved_over()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var seen = SeenOf(await admin.PageAsync("/language-model", Cancelled));
        var fields = Fields("https://first.example/v1", on: false, key: null);
        fields["Seen"] = seen;
        using var first = await admin.PostFormAsync("/language-model", fields);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        fields = Fields("https://second.example/v1", on: false, Secret);
        fields["Seen"] = seen;
        using var late = await admin.PostFormAsync("/language-model", fields);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.ReadAsync(Cancelled);
        Assert.Contains("https://first.example/v1", page.QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://second.example/v1", page.QuerySelector("[name='Input.Address']")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#key-lost"));
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        fields["Seen"] = SeenOf(page);
        using var again = await admin.PostFormAsync("/language-model", fields);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Fewer_tokens_a_day_than_an_article_takes_are_refused()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var fields = Fields("https://model.example/v1", on: false, Secret);
        fields["Input.TokensPerDay"] = "5000";
        using var refused = await admin.PostFormAsync("/language-model", fields);
        Assert.Contains("Allow 10,000 to 100,000,000 tokens a day; of an article that would take more, less is sent.", await refused.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_midnight_is_due_as_soon_as_more_is_allowed()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var midnight = await app.WithAsync<ModelLedger, DateTimeOffset>(ledger => Task.FromResult(ledger.NextDay()));
        await app.WithDbAsync(async db =>
        {
            var revision = await db.Revisions.Where(r => r.ArticleId == article).MaxAsync(r => r.Id, Cancelled);
            db.Add(new ModelReading { ArticleId = article, RevisionId = revision, DueAt = midnight });
            return await db.SaveChangesAsync(Cancelled);
        });
        using var saved = await admin.PostFormAsync("/language-model", Fields("https://model.example/v1", on: true, Secret));
        Assert.InRange(await app.WithDbAsync(db => db.ModelReadings.Where(r => r.ArticleId == article).Select(r => r.DueAt).SingleAsync(Cancelled)), midnight.AddDays(-2), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task What_reading_the_archive_may_cost_is_told_before_it_is_begun_and_a_job_does_it()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        await CodedNewsroom.AddAsync(app);
        await app.WithDbAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.ActingCountries, Array.Empty<CountryCode>()), Cancelled));
        using var off = await admin.PostFormAsync("/language-model", Fields("https://model.example/v1", on: false, Secret));
        Assert.Null((await admin.PageAsync("/language-model", Cancelled)).QuerySelector("#archive"));
        using var refused = await admin.PostFormAsync("/language-model", [], "Archive");
        Assert.False(await app.WithDbAsync(db => db.Jobs.AnyAsync(Cancelled)));

        using var saved = await admin.PostFormAsync("/language-model", Fields("https://model.example/v1", on: true, Secret));
        Assert.Matches(@"not read by fake-7b yet, (is|are) \d+ articles? with words of mines .* takes at most [\d,]+ tokens each, [\d,]+ tokens together; .* about \d+ days? if no call fails",
            System.Text.RegularExpressions.Regex.Replace((await admin.PageAsync("/language-model", Cancelled)).QuerySelector("#archive-cost")!.TextContent, @"\s+", " "));
        using var asked = await admin.PostFormAsync("/language-model", [], "Archive");
        var job = await app.WithDbAsync(db => db.Jobs.SingleAsync(Cancelled));
        Assert.Equal(("Reading stored articles by language model fake-7b", $"/jobs/{job.Id}"), (job.Title, asked.Headers.Location!.ToString()));
        Assert.NotNull((await admin.PageAsync("/language-model", Cancelled)).QuerySelector("#archive-job"));

        using var again = await admin.PostFormAsync("/language-model", [], "Archive");
        Assert.Equal(asked.Headers.Location, again.Headers.Location);
        Assert.Contains("was asked for before, and is under way", (await admin.PageAsync($"/jobs/{job.Id}", Cancelled)).DocumentElement.TextContent, StringComparison.Ordinal);

        await app.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, TimeProvider.System.GetUtcNow().AddDays(1)), Cancelled));
        var another = Fields("https://model.example/v1", on: true, key: null);
        another["Input.Name"] = "other-8b";
        using var changed = await admin.PostFormAsync("/language-model", another);
        Assert.InRange(await app.WithDbAsync(db => db.Jobs.Select(j => j.NotBefore).SingleAsync(Cancelled)), job.AskedAt, TimeProvider.System.GetUtcNow());
        var offered = await admin.PageAsync("/language-model", Cancelled);
        Assert.Null(offered.QuerySelector("#archive-job"));
        Assert.NotNull(offered.QuerySelector("#archive"));
        using var done = await admin.PostFormAsync("/language-model", Fields("https://model.example/v1", on: false, key: null));
    }

    [Fact]
    public async Task A_number_that_no_field_holds_and_a_name_that_is_too_long_are_told_in_sentences()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var fields = Fields("https://model.example/v1", on: false, key: null);
        (fields["Input.SecondsPerCall"], fields["Input.Name"]) = ("99999999999999", new string('m', 101));
        using var refused = await admin.PostFormAsync("/language-model", fields);
        var page = await refused.ReadAsync(Cancelled);
        var problems = page.QuerySelector("#problems")!.TextContent;
        Assert.Contains("“99999999999999” cannot be taken for “Seconds a call”.", problems, StringComparison.Ordinal);
        Assert.Contains("The name of the model has at most 100 characters.", problems, StringComparison.Ordinal);
        Assert.Equal(["100000000", "100000", "600", "100000"], page.QuerySelectorAll("#language-model input[type=number]").Select(input => input.GetAttribute("max")));
    }

    private static string SeenOf(AngleSharp.Dom.IDocument page) => page.QuerySelector("#language-model input[name=Seen]")!.GetAttribute("value")!;

    private static Dictionary<string, string> Fields(string address, bool on, string? key) => new()
    {
        ["Input.IsOn"] = on ? "true" : "false",
        ["Input.Address"] = address,
        ["Input.Name"] = "fake-7b",
        ["Input.Key"] = key ?? "",
        ["Input.TokensPerDay"] = "100000",
        ["Input.CallsPerDay"] = "50",
        ["Input.SecondsPerCall"] = "30",
        ["Input.MaxCharacters"] = "12000",
    };

    public sealed class App : NewsTrackerApp
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Outbound:AllowedPrivateHosts:0", "127.0.0.1")];
    }
}
