using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Today;

public sealed class ManyCountriesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Words = "Factories in Lithuania and Finland are getting ready";

    [Fact]
    public async Task Where_many_countries_have_news_each_shows_one_position_and_folds_the_rest()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        foreach (var topic in (Topic[])[Topic.Withdrawal, Topic.Production, Topic.Use])
        {
            await newsroom.RecordAsync(Words, PositionState.Accepted, topic, Stance.Considers, "AUT", "BEL", "CHE", "DNK", "ESP", "FRA");
        }

        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/", TestContext.Current.CancellationToken);
        var countries = page.QuerySelectorAll(".of-country");
        Assert.Equal(6, countries.Length);
        Assert.All(countries, country =>
        {
            Assert.Single(country.QuerySelectorAll(":scope > .said > li"));
            Assert.Equal(2, country.QuerySelectorAll("details .said > li").Length);
            Assert.Equal((1, 2), (country.QuerySelectorAll(".said > .moved").Length, country.QuerySelectorAll(".moves li").Length));
        });
    }
}
