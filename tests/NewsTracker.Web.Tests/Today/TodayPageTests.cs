using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Treaties;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Today;

public sealed class TodayPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Words = "Factories in Lithuania and Finland are getting ready to make anti-personnel mines from next year";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_position_is_new_with_its_words_and_the_stance_that_it_moves()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var position = (await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Production, Stance.Intends, "LTU"))[0];
        await newsroom.RecordAsync(Words, PositionState.Submitted, Topic.Production, Stance.Intends, "FIN");

        var page = await TodayAsync(await app.CreateSignedInAsync(Role.Analyst));
        var lithuania = Assert.Single(page.QuerySelectorAll(".of-country"), country => country.QuerySelector($"a[href='/positions/{position}']") is not null);
        Assert.Equal("Lithuania", lithuania.QuerySelector("h3")!.TextContent);
        Assert.Contains(Words, lithuania.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Production: nothing known →, now Intends", lithuania.QuerySelector(".moved")!.TextContent, StringComparison.Ordinal);
        Assert.Null(lithuania.QuerySelector(".moves"));
        Assert.DoesNotContain(page.QuerySelectorAll(".of-country h3"), heading => heading.TextContent == "Finland");
    }

    [Fact]
    public async Task The_links_of_another_day_lead_to_that_day()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var position = (await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Transfer, Stance.RulesOut, "SVN"))[0];
        var day = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var page = await TodayAsync(await app.CreateSignedInAsync(Role.Analyst), $"/?asOf={day}&knownAt={day}&since=2020-01-01");
        var links = page.QuerySelectorAll("[aria-labelledby=positions] h3 a, [aria-labelledby=positions] p > a, .dates a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains($"/positions/{position}?asOf={day}&knownAt={day}", links);
        Assert.Contains($"/countries/SVN?asOf={day}&knownAt={day}", links);
        Assert.All(links, link => Assert.EndsWith($"?asOf={day}&knownAt={day}", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stance_that_a_retraction_moved_is_told_though_nothing_was_accepted()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var higher = await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Withdrawal, Stance.InEffect, "NOR", "ISL");
        var lower = (await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Withdrawal, Stance.Intends, "NOR"))[0];
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        await TodayAsync(reader);
        var looked = TimeProvider.System.GetUtcNow();
        foreach (var id in higher)
        {
            var seen = await app.WithDbAsync(db => db.PositionReviews.Where(r => r.PositionId == id).Select(r => r.ActId).SingleAsync(Cancelled));
            Assert.IsType<ActOutcome.Done>(await app.WithAsync<PositionVerdicts, ActOutcome>(verdicts => verdicts.ActAsync(id, PositionAct.Retract, seen, "Said of sea mines", CodedNewsroom.Colleague, Cancelled)));
        }

        await app.WithDbAsync(db => db.Visits.ExecuteUpdateAsync(set => set.SetProperty(v => v.LookedBeforeAt, looked), Cancelled));
        var page = await TodayAsync(reader);
        string MovesOf(IHtmlDocument shown, string country) => string.Join(' ', shown.QuerySelectorAll($".moves[aria-label='Stances of {country} that changed']").Select(moves => moves.TextContent.OnOneLine()));
        Assert.Equal("Withdrawal: In effect →, now Intends", MovesOf(page, "Norway"));
        Assert.NotNull(page.QuerySelector($".moves a[href='/positions/{lower}']"));
        Assert.Equal("Withdrawal: In effect →, now nothing known", MovesOf(page, "Iceland"));
        Assert.Contains(page.QuerySelectorAll(".moves a").Select(link => link.GetAttribute("href")), address => address == "/positions?country=ISL&topic=Withdrawal");
        Assert.Equal("", MovesOf(await TodayAsync(reader, $"/?knownAt={looked.AddDays(-1):yyyy-MM-dd}"), "Norway"));
    }

    [Fact]
    public async Task An_act_that_was_recorded_since_is_told_however_long_ago_it_was()
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        Assert.DoesNotContain("Nepal", (await TodayAsync(reader)).QuerySelector("[aria-labelledby=dates]")!.TextContent, StringComparison.Ordinal);
        await app.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(CountryCode.Parse("NPL", null), TreatyActKind.Deposit, new DateOnly(2019, 3, 1), ConsentInstrument.Accession, "C.N.1.2019 of the tests", AuditActor.Application, Cancelled));
        var dates = (await TodayAsync(reader)).QuerySelector("[aria-labelledby=dates]")!;
        Assert.Contains("1 Mar 2019", dates.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"Nepal: deposited its instrument \d,\d{3} days ago", dates.TextContent);
        Assert.DoesNotContain("1 Mar 2019", (await TodayAsync(reader, $"/?since={TimeProvider.System.GetUtcNow().AddDays(1):yyyy-MM-dd}")).QuerySelector("[aria-labelledby=dates]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1 Mar 2019", (await TodayAsync(reader, $"/?knownAt={TimeProvider.System.GetUtcNow().AddDays(-1):yyyy-MM-dd}")).QuerySelector("[aria-labelledby=dates]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_of_these_days_was_not_known_before_it_was_recorded()
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var on = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-5);
        await app.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(CountryCode.Parse("MNG", null), TreatyActKind.Deposit, on, ConsentInstrument.Accession, "C.N.2.2026 of the tests", AuditActor.Application, Cancelled));
        Assert.Contains("Mongolia", (await TodayAsync(reader)).QuerySelector("[aria-labelledby=dates]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Mongolia", (await TodayAsync(reader, $"/?knownAt={on.AddDays(4):yyyy-MM-dd}")).QuerySelector("[aria-labelledby=dates]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_positions_of_one_country_are_folded_after_the_first_ones()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        foreach (var topic in (Topic[])[Topic.Withdrawal, Topic.Support, Topic.Production, Topic.Stockpiling, Topic.Use, Topic.Clearance])
        {
            await newsroom.RecordAsync(Words, PositionState.Accepted, topic, Stance.Considers, "AUT");
        }

        var page = await TodayAsync(await app.CreateSignedInAsync(Role.Analyst));
        var austria = Assert.Single(page.QuerySelectorAll(".of-country"), country => country.QuerySelector("h3")!.TextContent == "Austria");
        Assert.Equal(4, austria.QuerySelectorAll(":scope > .said > li").Length);
        Assert.Equal(2, austria.QuerySelectorAll("details .said > li").Length);
        Assert.Equal("2 more of Austria", austria.QuerySelector("summary")!.TextContent);
    }

    [Fact]
    public async Task Only_editors_are_told_what_awaits_review()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync(Words, PositionState.Submitted, Topic.Production, Stance.Intends, "POL");
        var countries = (await TodayAsync(await app.CreateSignedInAsync(Role.Editor))).QuerySelectorAll(".counts-by-country form");
        var country = Assert.Single(countries, form => form.QuerySelector("input[name=Country]")!.GetAttribute("value") == "POL");
        Assert.Contains("Poland", country.TextContent, StringComparison.Ordinal);
        Assert.Equal("/review/next", country.GetAttribute("action"));
        Assert.Null((await TodayAsync(await app.CreateSignedInAsync(Role.Analyst))).QuerySelector("#review"));
    }

    [Fact]
    public async Task New_articles_lead_to_what_came_in_since_and_editors_to_what_is_to_be_decided_on()
    {
        await app.WithDbAsync(db => CodedArticle.AddAsync(db, "A pontoon arrived.", TimeProvider.System.GetUtcNow(), Cancelled));
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var link = (await TodayAsync(editor)).QuerySelector("#undecided")!;
        Assert.EndsWith("to be decided on", link.TextContent, StringComparison.Ordinal);
        using var list = await editor.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative), Cancelled);
        Assert.Contains("id=\"articles\"", await list.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        var analysts = await TodayAsync(await app.CreateSignedInAsync(Role.Analyst));
        Assert.Null(analysts.QuerySelector("#undecided"));
        Assert.Contains(analysts.QuerySelectorAll("a"), other => other.GetAttribute("href")!.StartsWith("/articles?q=added%3A", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_an_earlier_day_the_list_behind_the_number_ends_with_that_day_too()
    {
        foreach (var (word, day) in new[] { ("pergola", 3), ("veranda", 4), ("veranda", 4), ("gazebo", 5) })
        {
            var article = await app.WithDbAsync(db => CodedArticle.AddAsync(db, $"The {word} was painted {Guid.NewGuid():N}.", TimeProvider.System.GetUtcNow(), Cancelled));
            var seen = new DateTimeOffset(2024, 2, day, 23, 59, 59, TimeSpan.Zero);
            await app.WithDbAsync(async db =>
                await db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.FirstSeenAt, seen), Cancelled)
                + await db.ArticleSearch.Where(row => row.ArticleId == article.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.AddedAt, seen), Cancelled));
        }

        var editor = await app.CreateSignedInAsync(Role.Editor);
        var page = await TodayAsync(editor, "/?knownAt=2024-02-04&since=2024-02-04");
        var links = page.QuerySelectorAll("[aria-labelledby=articles] a[href^='/articles?']");
        Assert.Equal(["2 new articles", "2 to be decided on"], links.Select(link => link.TextContent.Trim()));
        foreach (var link in links)
        {
            Assert.Equal(2, (await TodayAsync(editor, link.GetAttribute("href")!)).QuerySelectorAll("#articles .headline").Length);
        }
    }

    private static Task<IHtmlDocument> TodayAsync(HttpClient client, string address = "/") => client.PageAsync(address, Cancelled);
}
