using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

/// <summary>What people and admins do with accounts, by the pages they do it on.</summary>
internal static class AccountActs
{
    public static async Task<HttpStatusCode> SignInAsync(this HttpClient client, string email, string password)
    {
        using var response = await client.PostFormAsync("/account/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password });
        return response.StatusCode;
    }

    public static Task<Guid> FindUserIdAsync(this NewsTrackerApp app, string email) => app.WithDbAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());

    /// <summary>Has an admin issue a link by which the user sets a password.</summary>
    /// <returns>Its path and query.</returns>
    public static async Task<string> IssueLinkAsync(this NewsTrackerApp app, HttpClient admin, string email, CancellationToken cancellationToken)
    {
        var page = $"/users/{await app.FindUserIdAsync(email)}";
        using var issued = await admin.PostFormAsync(page, [], "Link");
        return new Uri((await admin.PageAsync(page, cancellationToken)).QuerySelector("#password-link")!.TextContent).PathAndQuery;
    }
}
