using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

public sealed class ExportPaceTests(ExportPaceTests.LimitedApp app) : IClassFixture<ExportPaceTests.LimitedApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_begins_export_after_export_is_told_to_wait_and_fills_no_log()
    {
        var (analyst, other) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Analyst));
        for (var i = 0; i < LimitedApp.PerMinute; i++)
        {
            using var exported = await ExportAsync(analyst);
            Assert.Equal(HttpStatusCode.OK, exported.StatusCode);
        }

        using var refused = await ExportAsync(analyst);
        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        Assert.Contains("at most 2 for one user", (await refused.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(LimitedApp.PerMinute, await app.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "articles.export", Cancelled)));

        using var others = await ExportAsync(other);
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    private static Task<HttpResponseMessage> ExportAsync(HttpClient client) => client.PostFormAsync("/articles/export", new() { ["format"] = "Csv" });

    public sealed class LimitedApp : NewsTrackerApp
    {
        public const int PerMinute = 2;

        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Exports:ExportsPerMinute", $"{PerMinute}")];
    }
}
