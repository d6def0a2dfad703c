using System.Net;
using System.Text.Json;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Pages.Attention;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Attention;

/// <summary>Attention without scripts: a drawing, the same as a table, and as a file.</summary>
public sealed class AttentionPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_are_counted_by_day_with_what_changed_marked()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync("Factories in Lithuania and Finland are getting ready", PositionState.Accepted, Topic.Production, Stance.Intends, "LTU");
        var analyst = await app.CreateSignedInAsync(Role.Analyst);

        var page = await analyst.PageAsync("/attention?of=LTU&of=FRA&from=2025-06-20&to=2025-07-12", Cancelled);
        var row = page.QuerySelectorAll("#attention-table tbody tr").Single(row => row.TextContent.Contains("9 Jul 2025", StringComparison.Ordinal));
        Assert.Equal("0", row.Children[1].TextContent);
        Assert.NotEqual("0", row.Children[2].TextContent);
        Assert.Equal(["France", "Lithuania"], page.QuerySelectorAll("#attention-table thead .numeric").Select(head => head.TextContent));
        var marks = page.QuerySelector(".marks")!.TextContent;
        Assert.Contains("Lithuania: Notice of withdrawal", marks, StringComparison.Ordinal);
        Assert.Contains("Lithuania, production: Intends", marks, StringComparison.Ordinal);

        var share = await analyst.PageAsync("/attention?of=LTU&from=2025-07-01&to=2025-07-12&share=true", Cancelled);
        Assert.Contains("100%", share.QuerySelector("#attention-table")!.TextContent, StringComparison.Ordinal);
        var topic = await analyst.PageAsync("/attention?by=Topic&of=production&from=2025-07-01&to=2025-07-12", Cancelled);
        Assert.Contains(topic.QuerySelectorAll("#attention-table tbody tr"), line => line.TextContent.Contains("9 Jul 2025", StringComparison.Ordinal) && line.Children[1].TextContent != "0");
        Assert.NotNull((await analyst.PageAsync("/attention?by=Source", Cancelled)).QuerySelector("#attention-table"));
    }

    [Fact]
    public async Task Sources_of_one_name_are_told_apart_in_every_form()
    {
        var sources = await app.WithDbAsync(async db =>
        {
            Source[] added = [.. new[] { ("The Twin Gazette", "one"), ("The Twin Gazette", "two"), ("day", "three") }
                .Select(source => new Source { Name = source.Item1, HomeUrl = $"https://{source.Item2}.twin.example/", CreatedAt = TimeProvider.System.GetUtcNow() })];
            db.Sources.AddRange(added);
            await db.SaveChangesAsync(Cancelled);
            return added.Select(source => source.Id).ToList();
        });
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var address = $"/attention?by=Source{string.Concat(sources.Select(id => $"&of={id}"))}&from=2025-07-01&to=2025-07-02&handler=export";
        var lines = await analyst.GetStringAsync(new Uri($"{address}&format=jsonlines", UriKind.Relative), Cancelled);
        var heads = JsonDocument.Parse(lines.Split('\n')[0]).RootElement.EnumerateObject().Select(cell => cell.Name);
        Assert.Equal(["day", "The Twin Gazette (https://one.twin.example/)", "The Twin Gazette (https://two.twin.example/)", "day (https://three.twin.example/)"], heads);
        Assert.Contains("The Twin Gazette (https://two.twin.example/)", await analyst.GetStringAsync(new Uri($"{address}&format=csv", UriKind.Relative), Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_asked_for_is_drawn_however_many_come_before_it()
    {
        var last = await app.WithDbAsync(async db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            db.Sources.AddRange(Enumerable.Range(0, SourceChoices.Most).Select(i => new Source { Name = $"A paper of many {i:000}", HomeUrl = $"https://many-{i}.example/", CreatedAt = now }));
            var added = new Source { Name = "Zzz, the last paper", HomeUrl = "https://zzz.example/", CreatedAt = now };
            db.Sources.Add(added);
            await db.SaveChangesAsync(Cancelled);
            return added.Id;
        });
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/attention?by=Source&of={last}", Cancelled);
        Assert.Equal(["Zzz, the last paper"], page.QuerySelectorAll("#attention-table thead .numeric").Select(head => head.TextContent));
        Assert.Null(page.QuerySelector("#unknown"));
    }

    [Theory]
    [InlineData("of=XXX", "No country here is called “XXX”. What is usual is shown instead; choose by the filter.")]
    [InlineData("of=XXX&of=LTU", "No country here is called “XXX”. Only the others are shown.")]
    [InlineData("by=Source&of=987654321&of=mine", "No source here is called “987654321” or “mine”. What is usual is shown instead; choose by the filter.")]
    public async Task What_the_address_names_and_nobody_knows_is_said(string query, string sentence)
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        Assert.Equal(sentence, (await analyst.PageAsync($"/attention?{query}", Cancelled)).QuerySelector("#unknown")!.TextContent);
        using var file = await analyst.GetAsync(new Uri($"/attention?{query}&handler=export&format=csv", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
    }

    [Fact]
    public async Task To_count_something_else_is_no_filter_and_keeps_the_days_that_were_chosen()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        async Task<(string Way, bool IsOpen)> OpenAsync(string address)
        {
            var page = await analyst.PageAsync(address, Cancelled);
            return (page.QuerySelectorAll("nav.views a").Single(way => way.TextContent == "By topic").GetAttribute("href")!, page.QuerySelector(".filter-fold")!.HasAttribute("open"));
        }

        Assert.Equal(("/attention?by=Topic", false), await OpenAsync("/attention"));
        Assert.Equal(("/attention?by=Topic", false), await OpenAsync("/attention?by=Topic"));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.False((await OpenAsync($"/attention?of=&from={today.AddDays(-89):yyyy-MM-dd}&to={today:yyyy-MM-dd}")).IsOpen);
        Assert.Equal(("/attention?by=Topic&from=2025-06-01&to=2025-07-01", true), await OpenAsync("/attention?from=2025-06-01&to=2025-07-01"));
    }

    [Fact]
    public async Task A_range_the_wrong_way_round_is_turned_and_said()
    {
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/attention?of=LTU&from=2025-07-12&to=2025-07-01", Cancelled);
        Assert.Contains("the other way round", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(12, page.QuerySelectorAll("#attention-table tbody tr").Length);
    }

    [Theory]
    [InlineData("from=1950-02-03&to=2025-07-01")]
    [InlineData("from=2025-07-01&to=1950-02-03")]
    public async Task A_range_is_cut_to_thirty_years_either_way_round(string range)
    {
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/attention?of=LTU&{range}", Cancelled);
        Assert.Contains("The last 30 of it", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2025-07-01", page.QuerySelector("#to")!.GetAttribute("value"));
        Assert.InRange(page.QuerySelectorAll("#attention-table tbody tr").Length, 30 * 12, 30 * 12 + 2);
    }
}
