using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Data;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Tests.Outbound;

public sealed class OutboundOptionsTests
{
    [Theory]
    [InlineData("http://intranet.example")]
    [InlineData("intranet.example/news")]
    [InlineData("intranet.example:0")]
    [InlineData("intranet.example:70000")]
    [InlineData("intranet.example=nowhere")]
    [InlineData("=127.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("::1")]
    [InlineData("[intranet.example]")]
    public void A_private_host_that_cannot_be_read_is_refused_at_start_by_its_name(string entry) =>
        Assert.Contains($"\"{entry}\"", Assert.Throws<OptionsValidationException>(() => With(entry)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("intranet.example", "intranet.example", 80, true)]
    [InlineData(" intranet.example:8080 ", "INTRANET.example", 8080, true)]
    [InlineData("intranet.example:8080", "intranet.example", 80, false)]
    [InlineData("my_service:8080=10.0.0.7", "my_service", 8080, true)]
    [InlineData("10.0.0.7", "10.0.0.7", 443, true)]
    [InlineData("[fd00::1]", "[fd00::1]", 443, true)]
    [InlineData("[fd00::1]:8080", "fd00::1", 8080, true)]
    [InlineData("[fd00::1]:8080", "fd00::1", 80, false)]
    [InlineData("", "intranet.example", 80, false)]
    [InlineData(" ", "intranet.example", 80, false)]
    public void One_that_can_covers_its_host_and_port(string entry, string host, int port, bool isCovered) => Assert.Equal(isCovered, With(entry).FindPrivateHost(host, port) is not null);

    private static OutboundOptions With(string entry)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Outbound:AllowedPrivateHosts:0", entry)]).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddNewsTrackerData("Host=unused").AddScraping().BuildServiceProvider();
        return services.GetRequiredService<IOptions<OutboundOptions>>().Value;
    }
}
