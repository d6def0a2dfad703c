using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>A source of more feeds than one page shows: all of them can be reached, and they hide no other source's.</summary>
public sealed class ManyFeedsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const int Many = 130;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_feeds_of_a_source_are_reached_page_by_page()
    {
        using var reader = await app.CreateSignedInAsync(Role.Analyst);
        var source = await AddAsync("Paged", Many);
        var page = await reader.PageAsync($"/sources/{source}", Cancelled);
        Assert.Equal(100, page.QuerySelectorAll("#feeds tbody tr").Length);
        var next = page.QuerySelector("[aria-label='Pages of feeds'] a")!;
        Assert.Equal("More feeds", next.TextContent.Trim());
        var rest = await reader.PageAsync(next.GetAttribute("href")!, Cancelled);
        Assert.Equal(Many - 100, rest.QuerySelectorAll("#feeds tbody tr").Length);
        Assert.Equal("First feeds", rest.QuerySelector("[aria-label='Pages of feeds'] a")!.TextContent.Trim());
        Assert.Contains($"The source has {Many} feeds; 50 are told of here", await app.WhyAsync(source), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_sources_shows_some_feeds_of_each_and_leads_to_the_others()
    {
        using var reader = await app.CreateSignedInAsync(Role.Analyst);
        var (many, few) = (await AddAsync("Many", Many), await AddAsync("Few", 2));
        var page = await reader.PageAsync("/sources", Cancelled);
        Assert.Equal(21, page.QuerySelectorAll("#sources tbody").Single(body => body.QuerySelector($"a[href='/sources/{many}']") is not null).QuerySelectorAll("tr").Length);
        Assert.Contains(page.QuerySelectorAll($"a[href='/sources/{many}']"), link => link.TextContent == $"All {Many} feeds of Many");
        Assert.Equal(2, page.QuerySelectorAll("#sources tbody").Single(body => body.QuerySelector($"a[href='/sources/{few}']") is not null).QuerySelectorAll("tr").Length);
    }

    private Task<long> AddAsync(string name, int feeds) => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = name, HomeUrl = $"https://{Guid.NewGuid():N}.example/", CreatedAt = now };
        source.Feeds.AddRange(Enumerable.Range(0, feeds).Select(i => new Feed { SourceId = 0, Url = $"{source.HomeUrl}{i}", NextPollAt = now.AddHours(1) }));
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return source.Id;
    });
}
