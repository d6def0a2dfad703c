using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Settings;

public sealed class SettingsPageTests(SettingsPageTests.AppWithAnIntranet app) : IClassFixture<SettingsPageTests.AppWithAnIntranet>
{
    [Fact]
    public async Task An_admin_sees_which_private_hosts_may_be_read()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var page = await admin.PageAsync("/settings", TestContext.Current.CancellationToken);
        Assert.StartsWith("intranet.example, wiki.example:8080", page.QuerySelector("#private-hosts")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admins_are_told_that_publishers_cannot_reach_them()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        Assert.Contains("None: publishers cannot reach you", (await admin.PageAsync("/settings", TestContext.Current.CancellationToken)).QuerySelector("#installation")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Publishers cannot reach you", (await admin.PageAsync("/sources", TestContext.Current.CancellationToken)).QuerySelector("#anonymous")!.TextContent, StringComparison.Ordinal);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        Assert.Null((await editor.PageAsync("/sources", TestContext.Current.CancellationToken)).QuerySelector("#anonymous"));
    }

    public sealed class AppWithAnIntranet : NewsTrackerApp
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
            [.. base.Settings, new("Outbound:AllowedPrivateHosts:0", "intranet.example"), new("Outbound:AllowedPrivateHosts:1", "wiki.example:8080")];
    }
}
