using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>What the list says where a search finds nothing.</summary>
public sealed class NoResultsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_that_articles_only_name_is_offered_as_a_search_of_those()
    {
        var article = await app.WithDbAsync(db => CodedArticle.AddAsync(db, "A gramophone played.", DateTimeOffset.UnixEpoch, Cancelled));
        CountryCode[] acting = [CountryCode.Parse("FIN", null)];
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.ActingCountries, acting).SetProperty(a => a.Headline, "The gramophone"), Cancelled));
        var reader = await app.CreateSignedInAsync(Role.Analyst);

        var link = (await reader.PageAsync("/articles?q=gramophone country:LTU", Cancelled)).QuerySelector("#mentioned a")!;
        Assert.Equal("gramophone mentions:LTU", link.TextContent);
        Assert.StartsWith("1 article", (await reader.PageAsync(link.GetAttribute("href")!, Cancelled)).QuerySelector(".results-total")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Null((await reader.PageAsync("/articles?q=gramophone country:ZWE", Cancelled)).QuerySelector("#mentioned"));
    }
}
