using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>Beside an article stands what is coded from it and what is suggested, by country.</summary>
public sealed class CodedInReaderTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Leave = "Both have approved their exit from the Ottawa Convention, as have Poland, Latvia and Estonia";
    private const string Option = "Estonia keeps production as an option for later.";

    /// <summary>Of several states nothing that a careful reader would code, whatever the engine makes of it.</summary>
    private const string Hints =
        """


        An analyst in Oslo thought that Norway might one day want such weapons again, and that Sweden had talked of them.

        Chile and Peru were said to have argued over mines for years, and Argentina to have listened.

        In Ottawa an official spoke of Canada's long road with the treaty, and of what Germany and France had hoped of it.
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_eleven_positions_of_the_report_are_listed_by_country_and_lead_to_their_pages_and_words()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync("Factories in Lithuania and Finland are getting ready", PositionState.Accepted, Topic.Production, Stance.Intends, "LTU", "FIN");
        await newsroom.RecordAsync(Leave, PositionState.Accepted, Topic.Withdrawal, Stance.Intends, "LTU", "FIN", "POL", "LVA", "EST");
        await newsroom.RecordAsync("Poland and Latvia may make mines too", PositionState.Accepted, Topic.Production, Stance.Considers, "POL", "LVA");
        var option = await newsroom.RecordAsync(Option, PositionState.Submitted, Topic.Production, Stance.Considers, "EST");
        await newsroom.RecordAsync("hundreds of millions would be put into buying", PositionState.Accepted, Topic.Stockpiling, Stance.Intends, "LTU");

        var page = await ReadAsync(newsroom, Role.Analyst);

        Assert.Equal(["Estonia", "Finland", "Latvia", "Lithuania", "Poland"], page.QuerySelectorAll("#coded dt").Select(term => term.TextContent));
        Assert.Equal(11, page.QuerySelectorAll("#coded dd").Length);
        Assert.Equal("11 positions", page.QuerySelector("#to-positions")!.TextContent);
        var entry = page.QuerySelector($"#coded a[href='/positions/{option[0]}']")!.ParentElement!;
        Assert.Contains("Production: Considers", entry.TextContent, StringComparison.Ordinal);
        Assert.Contains("Submitted", entry.TextContent, StringComparison.Ordinal);
        var place = entry.QuerySelector("a[href^='#at-']")!.GetAttribute("href");
        Assert.Equal("Estonia", page.QuerySelector(place!)!.TextContent);
    }

    [Fact]
    public async Task A_position_whose_words_are_gone_is_listed_still_and_a_retracted_one_is_not()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var kept = await newsroom.RecordAsync(Option, PositionState.Accepted, Topic.Production, Stance.Considers, "EST");
        var retracted = await newsroom.RecordAsync(Leave, PositionState.Accepted, Topic.Withdrawal, Stance.Intends, "POL");
        await newsroom.RetractAsync(retracted[0]);
        await newsroom.ReviseAsync("Ministers met in Ghent to speak of fishing quotas. Nobody else was there.");

        var page = await ReadAsync(newsroom, Role.Analyst);

        var entry = Assert.Single(page.QuerySelectorAll("#coded dd"));
        Assert.Contains($"/positions/{kept[0]}", entry.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("not in this revision", entry.TextContent, StringComparison.Ordinal);
        Assert.Null(entry.QuerySelector("a[href^='#at-']"));
    }

    [Fact]
    public async Task A_draft_is_listed_and_marked_for_editors_only()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var draft = await newsroom.RecordAsync(Option, PositionState.Draft, Topic.Production, Stance.Considers, "EST");

        var (editors, analysts) = (await ReadAsync(newsroom, Role.Editor), await ReadAsync(newsroom, Role.Analyst));

        Assert.Contains("Draft", editors.QuerySelector($"#coded a[href='/positions/{draft[0]}']")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(editors.QuerySelectorAll("#body mark.on-positions"));
        Assert.Empty(analysts.QuerySelectorAll("#coded dd"));
        Assert.Empty(analysts.QuerySelectorAll("#body mark.on-positions"));
    }

    [Fact]
    public async Task Drafts_take_no_place_of_what_is_listed_and_a_list_that_is_cut_says_so()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await RecordMostAsync(newsroom, PositionState.Draft);
        await newsroom.RecordAsync(Option, PositionState.Accepted, Topic.Production, Stance.Considers, "EST");
        var page = await ReadAsync(newsroom, Role.Analyst);
        Assert.Single(page.QuerySelectorAll("#coded dd"));
        Assert.DoesNotContain("Only the first", page.QuerySelector("#positions")!.TextContent, StringComparison.Ordinal);

        await RecordMostAsync(newsroom, PositionState.Accepted);
        Assert.Contains("Only the first 500 positions are shown", (await ReadAsync(newsroom, Role.Analyst)).QuerySelector("#positions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_without_positions_says_so()
    {
        var page = await ReadAsync(await CodedNewsroom.AddAsync(app), Role.Analyst);
        Assert.Contains("None is recorded", page.QuerySelector("#positions")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#to-positions"));
    }

    [Fact]
    public async Task Whoever_reads_is_told_what_is_suggested_how_sure_and_why()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync(Option, Topic.Production, Stance.Considers, "EST");

        var page = await ReadAsync(newsroom, Role.Analyst);

        var entry = page.QuerySelector($"#suggestion-{suggestion}")!;
        Assert.Contains("Production: Considers", entry.TextContent, StringComparison.Ordinal);
        Assert.Contains("81% sure", entry.TextContent, StringComparison.Ordinal);
        Assert.Contains("keeps … as an option: considers", entry.TextContent, StringComparison.Ordinal);
        Assert.Equal("Estonia", page.QuerySelector("#suggested dt")!.TextContent);
        Assert.NotNull(page.QuerySelector($"#body .sign[href='#suggestion-{suggestion}']"));
        Assert.DoesNotContain("/review/", entry.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("/positions/add", entry.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editors_get_the_ways_to_decide_on_a_suggestion()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync(Option, Topic.Production, Stance.Considers, "EST");
        await newsroom.RejectAsync(await newsroom.SuggestAsync(Leave, Topic.Withdrawal, Stance.Intends, "POL"));

        var page = await ReadAsync(newsroom, Role.Editor);

        var entry = Assert.Single(page.QuerySelectorAll("#suggested dd"));
        Assert.NotNull(entry.QuerySelector($"a[href='/review/{await newsroom.QueuedAsync(suggestion)}']"));
        Assert.NotNull(entry.QuerySelector($"a[href^='/positions/add?'][href$='&suggestion={suggestion}']"));
    }

    [Fact]
    public async Task A_suggestion_of_another_revision_leads_to_its_words_there()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync(Option, Topic.Production, Stance.Considers, "EST");
        await newsroom.ReviseAsync("Ministers met in Ghent to speak of fishing quotas.");

        var page = await ReadAsync(newsroom, Role.Analyst);

        var way = page.QuerySelector($"#suggestion-{suggestion} a.coded-way")!;
        Assert.Equal("On revision 1", way.TextContent);
        Assert.StartsWith($"/articles/{newsroom.Article.Id}?revision=1#at-", way.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_who_asks_is_told_what_stays_below_the_line_and_each_leads_to_a_filled_form()
    {
        var newsroom = new CodedNewsroom(app, await app.WithDbAsync(db => CodedArticle.AddAsync(db, CodedArticle.FiveLeave + Hints, new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled)));
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var before = Proposed(await ReadAsync(newsroom, editor, "?possible=true"));
        var (country, topic, stance) = ClaimOf(before[0]);
        await newsroom.RecordAsync(Leave, PositionState.Accepted, CodebookKeys.ParseTopic(topic), CodebookKeys.ParseStance(stance), country);

        var proposed = Proposed(await ReadAsync(newsroom, editor, "?possible=true"));

        Assert.Equal(before.Select(ClaimOf).Except([(country, topic, stance)]), proposed.Select(ClaimOf));
        (country, topic, stance) = ClaimOf(proposed[0]);
        var filled = await editor.PageAsync(proposed[0], Cancelled);
        Assert.Equal(country, filled.QuerySelector("input[name='Input.Countries'][checked]")!.GetAttribute("value"));
        Assert.Equal((topic, stance), (filled.QuerySelector("#topic option[selected]")!.GetAttribute("value"), filled.QuerySelector("#stance option[selected]")!.GetAttribute("value")));
        Assert.EndsWith($":p{country}-{topic}-{stance}", filled.QuerySelector("[data-draft]")!.GetAttribute("data-draft"), StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.Suggestions.CountAsync(s => s.ArticleId == newsroom.Article.Id, Cancelled)));
    }

    [Fact]
    public async Task What_stays_below_the_line_is_for_editors()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var page = await ReadAsync(newsroom, await app.CreateSignedInAsync(Role.Analyst), "?possible=true");
        Assert.Null(page.QuerySelector("#possible"));
        Assert.Null(page.QuerySelector("#to-possible"));
    }

    /// <summary>As many as are listed of one article.</summary>
    private async Task RecordMostAsync(CodedNewsroom newsroom, PositionState state)
    {
        Topic[] topics = [Topic.Withdrawal, Topic.Production, Topic.Stockpiling, Topic.Use];
        var states = await app.WithDbAsync(db => db.Countries.OrderBy(c => c.Code).Select(c => c.Code).Take(CodedPositions.Most / topics.Length).ToListAsync(Cancelled));
        foreach (var some in topics.SelectMany(topic => states.Select(code => code.Value).Chunk(PositionDesk.MaxCountries).Select(codes => (Topic: topic, Codes: codes))))
        {
            await newsroom.RecordAsync(Leave, state, some.Topic, state is PositionState.Draft ? Stance.Considers : Stance.Intends, some.Codes);
        }
    }

    private static List<string> Proposed(IDocument page) => [.. page.QuerySelectorAll("#possible a").Select(link => link.GetAttribute("href")!).Where(href => href.Contains("&proposed=", StringComparison.Ordinal))];

    /// <summary>What is proposed depends on the engine's version.</summary>
    private static (string Country, string Topic, string Stance) ClaimOf(string href) => href[(href.LastIndexOf('=') + 1)..].Split('-') is [var country, var topic, var stance] ? (country, topic, stance) : throw new ArgumentException(href, nameof(href));

    private async Task<IDocument> ReadAsync(CodedNewsroom newsroom, string role) => await ReadAsync(newsroom, await app.CreateSignedInAsync(role));

    private static async Task<IDocument> ReadAsync(CodedNewsroom newsroom, HttpClient reader, string query = "") =>
        await reader.PageAsync($"/articles/{newsroom.Article.Id}{query}", Cancelled);
}
