using System.Net;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

public sealed class AddUserTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    [Theory]
    [InlineData("Ada\u202EecalevoL", "new@example.org", "turns the direction of writing")]
    [InlineData("Ada", "ada\u2066@example.org", "turns the direction of writing")]
    [InlineData("Ada", "ada\uFFFE@example.org", "codes that are no characters")]
    [InlineData("Ada\uFFFF", "new@example.org", "codes that are no characters")]
    public async Task Who_could_not_be_told_from_another_or_not_sign_in_is_not_added(string name, string email, string why)
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        using var refused = await admin.PostFormAsync("/users/add", new() { ["Input.Name"] = name, ["Input.Email"] = email, ["Input.Role"] = Role.Analyst });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(why, (await refused.ReadAsync(TestContext.Current.CancellationToken)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }
}
