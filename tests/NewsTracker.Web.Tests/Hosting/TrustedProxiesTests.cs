using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Web.Hosting;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>Who is believed about where a request comes from.</summary>
public sealed class TrustedProxiesTests
{
    private const string Reader = "203.0.113.9";

    [Theory]
    [InlineData("172.31.250.1", "172.31.250.1")]
    [InlineData("172.31.250.1", "::ffff:172.31.250.1")]
    [InlineData("10.1.0.0/16", "10.1.2.3")]
    [InlineData("2001:db8::/32", "2001:db8::7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("", "127.0.0.1")]
    public async Task A_proxy_that_is_trusted_says_who_asks_and_by_which_scheme(string trusted, string proxy) =>
        Assert.Equal((Reader, "https"), await SeenAsync([trusted], proxy, Reader));

    [Theory]
    [InlineData("172.31.250.1", "172.31.250.2")]
    [InlineData("10.1.0.0/16", "10.2.0.1")]
    [InlineData("", "172.31.250.1")]
    public async Task Nobody_else_does(string trusted, string stranger) =>
        Assert.Equal((stranger, "http"), await SeenAsync([trusted], stranger, Reader));

    [Fact]
    public async Task What_a_stranger_wrote_before_counts_for_nothing() =>
        Assert.Equal((Reader, "https"), await SeenAsync(["10.1.0.0/16"], "10.1.0.1", $"198.51.100.1, {Reader}, 10.1.0.2"));

    [Theory]
    [InlineData("gateway")]
    [InlineData("10")]
    [InlineData("10.0.0.0/33")]
    public void What_is_no_address_and_no_network_is_refused_at_the_start(string value)
    {
        using var services = Services([value]);
        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains($"Proxy:Trusted holds “{value}”", StartupProblems.Explain(fault)!.Message, StringComparison.Ordinal);
    }

    private static async Task<(string? Address, string Scheme)> SeenAsync(string[] trusted, string sender, string forwardedFor)
    {
        await using var services = Services(trusted);
        var web = new ApplicationBuilder(services);
        web.UseForwardedHeaders();
        web.Run(_ => Task.CompletedTask);
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Scheme = "http";
        context.Connection.RemoteIpAddress = IPAddress.Parse(sender);
        context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        await web.Build()(context);
        return (context.Connection.RemoteIpAddress.ToString(), context.Request.Scheme);
    }

    private static ServiceProvider Services(string[] trusted)
    {
        var settings = trusted.Select((value, i) => KeyValuePair.Create($"Proxy:Trusted:{i}", (string?)value));
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddLogging();
        services.AddTrustedProxies();
        return services.BuildServiceProvider();
    }
}
