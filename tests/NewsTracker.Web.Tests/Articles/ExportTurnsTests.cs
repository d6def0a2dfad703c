using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Pages.Articles.Exporting;
using NewsTracker.Web.Tests.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

public sealed class ExportTurnsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void A_visitor_has_two_at_once_and_another_when_one_is_done()
    {
        using var turns = new ExportTurns();
        var first = turns.Take(VisitorFrom("203.0.113.9"));
        using var second = turns.Take(VisitorFrom("::ffff:203.0.113.9"));
        using var third = turns.Take(VisitorFrom("203.0.113.9"));
        using var other = turns.Take(VisitorFrom("203.0.113.10"));
        Assert.Equal((true, true, false, true), (first.IsAcquired, second.IsAcquired, third.IsAcquired, other.IsAcquired));
        first.Dispose();
        using var next = turns.Take(VisitorFrom("203.0.113.9"));
        Assert.True(next.IsAcquired);
    }

    [Fact]
    public void All_together_have_eight_at_once()
    {
        using var turns = new ExportTurns();
        var taken = Enumerable.Range(0, 9).Select(i => turns.Take(VisitorFrom($"2001:db8:0:{i}::1"))).ToList();
        Assert.Equal([.. Enumerable.Repeat(true, 8), false], taken.Select(turn => turn.IsAcquired));
        taken.ForEach(turn => turn.Dispose());
    }

    [Fact]
    public async Task Who_has_two_going_is_told_to_wait()
    {
        var (email, analyst) = (await app.AddUserAsync(Role.Analyst), app.CreateVisitor());
        Assert.Equal(HttpStatusCode.Redirect, await analyst.SignInAsync(email, NewsTrackerApp.Password));
        var same = new DefaultHttpContext { User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, (await app.FindUserIdAsync(email)).ToString())])) };
        var turns = app.Services.GetRequiredService<ExportTurns>();
        using (turns.Take(same))
        using (turns.Take(same))
        {
            using var refused = await analyst.PostFormAsync("/articles/export", new() { ["format"] = "Csv" });
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Contains("Wait until one of them is done", (await refused.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
            foreach (var table in new[] { "/positions", "/matrix", "/countries" })
            {
                using var one = await analyst.GetAsync(new Uri($"{table}?handler=export&format=csv", UriKind.Relative), Cancelled);
                Assert.Equal(HttpStatusCode.TooManyRequests, one.StatusCode);
                Assert.Contains("Wait until one of them is done", await one.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
            }
        }

        using var exported = await analyst.PostFormAsync("/articles/export", new() { ["format"] = "Csv" });
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (exported.StatusCode, exported.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public void The_server_cuts_off_who_reads_by_the_drop()
    {
        var (context, rate) = (new DefaultHttpContext(), new Rate());
        context.Features.Set<IHttpMinResponseDataRateFeature>(rate);
        ExportTurns.CutOffSlowReader(context);
        Assert.True(rate.MinDataRate?.BytesPerSecond >= 10_000);
    }

    private static DefaultHttpContext VisitorFrom(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

    /// <summary>As the server offers it.</summary>
    private sealed class Rate : IHttpMinResponseDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; }
    }
}
