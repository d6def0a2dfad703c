using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Stories;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Stories;

public sealed class StoryPagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_sees_who_else_carries_the_report_the_earliest_first_and_the_wire_but_no_way_to_change_it()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (story, first, last) = await StorySamples.AddAsync(app);
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var page = await reader.PageAsync($"/articles/{last}", Cancelled);
        var others = page.QuerySelectorAll(".elsewhere li");
        Assert.Equal(2, others.Length);
        Assert.Equal($"/articles/{first}", others[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Matches(@"^\d+% word for word", others[1].QuerySelector(".origin[title]")!.TextContent);
        Assert.Contains("credits Reuters", page.QuerySelector(".elsewhere")!.TextContent, StringComparison.Ordinal);

        var storyPage = await reader.PageAsync($"/stories/{story}?with={last}", Cancelled);
        Assert.Contains("is retold in the other", storyPage.QuerySelector("#members")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(storyPage.QuerySelectorAll("#beside del"));
        Assert.NotEmpty(storyPage.QuerySelectorAll("#beside ins"));
        Assert.Empty(storyPage.QuerySelectorAll("#members input, #members button"));
        using var split = await reader.GetAsync(new Uri($"/stories/{story}/split?article={last}", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, split.StatusCode);
    }

    [Fact]
    public async Task A_copy_that_prints_a_date_before_that_of_the_report_stands_behind_it_as_it_was_seen_later()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (story, first, last) = await StorySamples.AddAsync(app);
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == last).ExecuteUpdateAsync(set => set.SetProperty(a => a.DatedAt, a => a.DatedAt.AddDays(-2)).SetProperty(a => a.PublishedAt, a => a.PublishedAt!.Value.AddDays(-2)), Cancelled));

        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/stories/{story}", Cancelled);

        var members = page.QuerySelectorAll("#members tbody th").ToList();
        Assert.Equal((3, $"/articles/{first}", $"/articles/{last}"), (members.Count, members[0].QuerySelector("a")!.GetAttribute("href"), members[2].QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal(["2026-03-09T15:00:00+00:00", "2026-03-11T15:05:00Z"], members[2].QuerySelectorAll("time").Select(time => time.GetAttribute("datetime")));
    }

    [Fact]
    public async Task A_member_that_prints_no_date_is_seen_and_one_that_prints_a_day_has_no_hour()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (story, first, last) = await StorySamples.AddAsync(app);
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == first).ExecuteUpdateAsync(set => set.SetProperty(a => a.PublishedPrecision, InstantPrecision.Day), Cancelled));
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == last).ExecuteUpdateAsync(set => set.SetProperty(a => a.PublishedAt, (DateTimeOffset?)null).SetProperty(a => a.DatedAt, a => a.FirstSeenAt), Cancelled));

        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/stories/{story}", Cancelled);

        var members = page.QuerySelectorAll("#members tbody th .from").Select(from => string.Join(' ', from.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains(", 11 Mar 2026, seen 11 Mar 2026, 09:05 UTC", members[0], StringComparison.Ordinal);
        Assert.EndsWith(", seen 11 Mar 2026, 15:05 UTC", members[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_of_many_articles_is_read_page_after_page_each_compared_to_the_earliest()
    {
        var story = await StorySamples.AddManyAsync(app, 45);
        using var reader = await app.CreateSignedInAsync(Role.Editor);
        var rows = new List<string>();
        string? next = $"/stories/{story}";
        var pages = 0;
        while (next is not null)
        {
            var page = await reader.PageAsync(next, Cancelled);
            rows.AddRange(page.QuerySelectorAll("#members tbody th a").Select(link => link.TextContent));
            Assert.Contains("45 articles", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(pages == 0 ? 1 : 0, page.QuerySelectorAll("#members td.none").Length);
            next = page.QuerySelectorAll("nav.pager a").FirstOrDefault(link => link.TextContent.Contains("Later", StringComparison.Ordinal))?.GetAttribute("href");
            pages++;
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 45).Select(i => $"Report {i}"), rows);
        var last = await app.WithDbAsync(db => db.Articles.Where(a => a.Headline == "Report 44").Select(a => a.Id).SingleAsync(Cancelled));
        var split = await reader.PageAsync($"/stories/{story}/split?article={last}", Cancelled);
        Assert.Equal(["Report 44"], split.QuerySelectorAll("#leaving li").Select(item => item.FirstChild!.TextContent.Trim()));
        Assert.Equal(44, split.QuerySelectorAll("#staying li").Length);
    }

    [Fact]
    public async Task A_story_that_was_merged_leads_to_the_one_that_took_its_articles()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var one = await StorySamples.IngestAsync(app, "one.example", "Ferry to the islands resumes", "The ferry to the outer islands sails again from Monday, the harbour office said, after five weeks in which goods were flown in by a single helicopter.", 8);
        var other = await StorySamples.IngestAsync(app, "other.example", "Prize for a bridge in Kaunas", "The footbridge across the Nemunas has won a prize for timber building, and its engineers will show their models in the town hall until the end of May.", 8);
        using var merged = await editor.PostFormAsync($"/stories/merge?article={one}&with={other}", new() { ["other"] = $"{other}" });
        var target = merged.Headers.Location!.ToString();
        var emptied = await app.WithDbAsync(db => db.StoryRulings.OrderByDescending(r => r.Id).Select(r => r.OtherStoryId).FirstAsync(Cancelled));
        using var old = await editor.GetAsync(new Uri($"/stories/{emptied}", UriKind.Relative), Cancelled);
        Assert.Equal(target, old.Headers.Location!.ToString());
        using var none = await editor.GetAsync(new Uri("/stories/987654321", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_story_whose_articles_went_their_ways_says_so()
    {
        var story = await StorySamples.AddManyAsync(app, 2);
        await app.WithDbAsync(db => db.StoryMembers.Where(m => m.StoryId == story).ExecuteUpdateAsync(set => set.SetProperty(m => m.StoryId, (long?)null), Cancelled));
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/stories/{story}", Cancelled);
        Assert.Equal("This story was dissolved", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("each stands alone or belongs to another story now", page.QuerySelector("#dissolved")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_undoes_a_ruling_twice_is_told_that_it_was_undone()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (story, _, last) = await StorySamples.AddAsync(app);
        var ruling = Assert.IsType<StoryOutcome.Done>(await app.WithAsync<StoryEditing, StoryOutcome>(stories => stories.SplitAsync(story, [last], AuditActor.Application, Cancelled))).Ruling.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var first = await editor.PostFormAsync($"/stories/rulings/{ruling}/undo", []);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await editor.PostFormAsync($"/stories/rulings/{ruling}/undo", [], formPage: $"/stories/{story}");
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("This split was undone", (await second.ReadAsync(Cancelled)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_undo_a_ruling_is_offered_while_its_articles_are_where_it_put_them()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (story, _, last) = await StorySamples.AddAsync(app);
        var stranger = await StorySamples.IngestAsync(app, "steppe.example", "Bakers ask for cheaper rye", "Bakers in the north of the country want the price of rye to be capped after a wet harvest that left the mills with half of what they grind in a year.", 8);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        async Task<string> RulingsAsync(long? of) => (await editor.PageAsync($"/stories/{of}", Cancelled)).QuerySelector(".rulings")!.TextContent;

        await app.WithAsync<StoryEditing, StoryOutcome>(stories => stories.SplitAsync(story, [last], AuditActor.Application, Cancelled));
        Assert.Contains("Undo…", await RulingsAsync(story), StringComparison.Ordinal);

        await app.WithAsync<StoryEditing, StoryOutcome>(stories => stories.MergeAsync(stranger, last, AuditActor.Application, Cancelled));
        var split = await RulingsAsync(story);
        Assert.DoesNotContain("Undo…", split, StringComparison.Ordinal);
        Assert.Contains("moved since", split, StringComparison.Ordinal);
        Assert.Contains("Undo…", await RulingsAsync(await app.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId == last).Select(m => m.StoryId).SingleAsync(Cancelled))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_merge_after_all_is_back_where_they_came_from()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var alone = await StorySamples.IngestAsync(app, "alone.example", "Lighthouse gets a new lamp", "The lighthouse on the northern cape has been given a lamp that can be seen for thirty miles, and its keeper of forty years will light it for the first time on Friday.", 8);
        var reader = await editor.PageAsync($"/articles/{alone}", Cancelled);
        var way = reader.QuerySelector("a[href^='/stories/merge']")!.GetAttribute("href")!;
        Assert.Equal($"/articles/{alone}", await CancelAsync(editor, way));

        var (_, first, _) = await StorySamples.AddAsync(app);
        var story = await app.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId == first).Select(m => m.StoryId).SingleAsync(Cancelled));
        Assert.Equal($"/stories/{story}", await CancelAsync(editor, $"/stories/merge?article={first}"));
    }

    [Fact]
    public async Task Who_merges_is_shown_articles_of_the_days_around_that_share_words_with_the_headline_the_most_alike_first()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (_, first, _) = await StorySamples.AddAsync(app);
        var far = await StorySamples.IngestAsync(app, "far.example", "Old mine stock sold as scrap in Lusatia", "The last cranes of a lignite mine in Lusatia were sold as scrap on Wednesday, and the lake that takes its place may be swum in from the year after next.", 8);
        var near = await StorySamples.IngestAsync(app, "near.example", "Moldova to show its stock of mines", "Moldova had shown its last 312 anti-personnel mines to guests from Austria and Chile on the Bulboaca range, the army said, and Anatolie Rusnac will be asked about them in parliament.", 8);
        await StorySamples.IngestAsync(app, "else.example", "Bakers ask for cheaper rye", "Bakers in the north of the country want the price of rye to be capped after a wet harvest that left the mills with half of what they grind in a year.", 8);
        var editor = await app.CreateSignedInAsync(Role.Editor);

        Assert.Equal([near, far], await ChoicesAsync(editor, $"/stories/merge?article={first}"));
        Assert.Equal([far], await ChoicesAsync(editor, $"/stories/merge?article={first}&with=scrap%20lusatia"));
    }

    [Theory]
    [InlineData("country:atlantis", "atlantis")]
    [InlineData("xylophone", "No other article answers that")]
    [InlineData("987654321", "No article here has that number")]
    [InlineData("https://nowhere.example/1", "No article here has that number or address")]
    [InlineData("https://nowhere.example/articles/{0}", "No article here has that number or address")]
    public async Task What_finds_no_other_article_is_answered_by_what_to_do(string with, string answer)
    {
        var other = await StorySamples.IngestAsync(app, "other.example", "Prize for a bridge in Kaunas", $"The footbridge across the Nemunas has won prize number {with.Length} for timber building, and its engineers will show their models in the town hall.", 8);
        var article = await StorySamples.IngestAsync(app, "one.example", "Ferry timetable for April", $"The ferry sails at {with.Length} in the morning from April on, the harbour office said, and twice on Sundays as long as the ice permits.", 8);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var page = await editor.PageAsync($"/stories/merge?article={article}&with={Uri.EscapeDataString(with.Replace("{0}", $"{other}", StringComparison.Ordinal))}", Cancelled);
        Assert.Contains(answer, page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#choices"));
    }

    private static async Task<string?> CancelAsync(HttpClient editor, string address)
    {
        var page = await editor.PageAsync(address, Cancelled);
        return page.QuerySelectorAll("main a").Single(link => link.TextContent == "Cancel").GetAttribute("href");
    }

    private static async Task<IEnumerable<long>> ChoicesAsync(HttpClient editor, string address)
    {
        var page = await editor.PageAsync(address, Cancelled);
        return page.QuerySelectorAll("#choices a").Select(link => long.Parse(link.GetAttribute("href")!.Split("with=")[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
