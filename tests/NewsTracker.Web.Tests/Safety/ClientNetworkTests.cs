using System.Net;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Tests.Safety;

public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    public void Who_has_a_network_of_IPv6_counts_as_one(string address, string network) => Assert.Equal(network, ClientNetwork.Of(IPAddress.Parse(address)));

    [Fact]
    public void A_connection_without_an_address_has_a_name_too() => Assert.NotEmpty(ClientNetwork.Of(null));
}
