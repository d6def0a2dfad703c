using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Matrix;

/// <summary>The matrix without scripts: each cell leads to its evidence; two days tell who moved.</summary>
public sealed class MatrixPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cell_leads_to_its_evidence_and_two_days_tell_who_moved()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Factories in Lithuania and Finland are getting ready", PositionState.Accepted, Topic.Production, Stance.Intends, "LTU"))[0];
        var analyst = await app.CreateSignedInAsync(Role.Analyst);

        var still = await analyst.PageAsync("/matrix?asOf=2025-08-01", Cancelled);
        Assert.Equal($"/positions/{id}?asOf=2025-08-01", still.QuerySelector("#LTU a.stance")!.GetAttribute("href"));
        Assert.Null(still.QuerySelector("#FRA"));
        Assert.NotNull((await analyst.PageAsync("/matrix?asOf=2025-08-01&everyone=true", Cancelled)).QuerySelector("#FRA"));
        Assert.Null((await analyst.PageAsync("/matrix?asOf=2025-08-01&group=p5", Cancelled)).QuerySelector("#LTU"));

        // Given either way round, the earlier day comes first.
        foreach (var address in new[] { "/matrix?asOf=2025-08-01&compare=2025-01-01", "/matrix?asOf=2025-01-01&compare=2025-08-01" })
        {
            var moved = await analyst.PageAsync(address, Cancelled);
            Assert.Contains("no position", moved.QuerySelector("#LTU .moved.is-up")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("1 stance of 1 state moved", moved.QuerySelector("#sum")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_change_of_status_alone_is_a_move()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var page = await analyst.PageAsync("/matrix?asOf=2026-02-19&compare=2026-02-20", Cancelled);
        Assert.Equal(["POL"], page.QuerySelectorAll("#matrix tbody tr").Select(row => row.Id));

        using var export = await analyst.GetAsync(new Uri("/matrix?asOf=2026-02-19&compare=2026-02-20&handler=export&format=csv", UriKind.Relative), Cancelled);
        Assert.Contains("POL,Poland,2026-02-19,2026-02-20,,State Party,Withdrawn", await export.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }
}
