using Microsoft.AspNetCore.Mvc.Testing;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

/// <summary>By the real server, which writes no header that is not ASCII.</summary>
public sealed class ReturnAddressTests(ServedApp app) : IClassFixture<ServedApp>
{
    [Theory]
    [InlineData("/articles?q=міни", "/articles?q=%D0%BC%D1%96%D0%BD%D0%B8")]
    [InlineData("/articles?q=😀&sort=relevance", "/articles?q=%F0%9F%98%80&sort=relevance")]
    [InlineData("/countries/côte", "/countries/c%C3%B4te")]
    public async Task An_address_in_any_script_is_led_to(string returnUrl, string location)
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = app.Address });
        var email = await app.AddUserAsync(Role.Analyst);
        using var response = await client.PostFormAsync(
            "/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl), new() { ["Input.Email"] = email, ["Input.Password"] = NewsTrackerApp.Password });

        // The client of a real server follows: what it asked for last is where it was led.
        Assert.Equal(location, response.RequestMessage!.RequestUri!.PathAndQuery);
    }
}
