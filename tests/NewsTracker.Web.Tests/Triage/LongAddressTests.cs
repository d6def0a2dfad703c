using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Triage;

/// <summary>What is ticked goes to the pages that tag it and read it again in their address.</summary>
public sealed class LongAddressTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    // As wwwroot/js/articles/ticked.js has it; each with the id of a large archive, and a list to go back to that was searched for at length.
    private const int MostTicked = 500;
    private const int OfOne = 14;
    private const int OfTheList = 12_000;

    [Fact]
    public void The_server_takes_an_address_that_names_all_that_can_be_ticked() =>
        Assert.True(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestLineSize > (MostTicked * OfOne) + OfTheList);
}
