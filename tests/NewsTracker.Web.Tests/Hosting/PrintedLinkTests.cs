using NewsTracker.Web.Hosting;

namespace NewsTracker.Web.Tests.Hosting;

public sealed class PrintedLinkTests
{
    [Theory]
    [InlineData("http://[::]:8080")]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://*:8080")]
    [InlineData("")]
    public void A_host_that_listens_everywhere_tells_the_path_and_where_to_open_it(string address) =>
        Assert.StartsWith("/setup?token=1 (open this path at the address under which the site is reached", WebAddresses.PlaceOf(address, "/setup?token=1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("https://newstracker.example.org")]
    public void A_host_that_listens_at_an_address_tells_a_link(string address) => Assert.Equal($"{address}/setup?token=1", WebAddresses.PlaceOf(address, "/setup?token=1"));
}
