using System.Text.Json;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Matrix;

/// <summary>The matrix taken away.</summary>
public sealed class MatrixExportTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_stance_of_an_export_leads_back_to_its_words()
    {
        const string Words = "Estonia keeps production as an option for later";
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Stockpiling, Stance.Considers, "ISL"))[0];
        var analyst = await app.CreateSignedInAsync(Role.Analyst);

        // The day of the stance is that of its own side of the comparison.
        foreach (var (asked, column, day) in new[] { ("asOf=2025-08-01", "stockpiling_position", "2025-08-01"), ("asOf=2025-08-01&compare=2025-01-01", "stockpiling_position", "2025-08-01"), ("asOf=2025-08-01&compare=2025-09-01&everyone=true", "stockpiling_before_position", "2025-08-01") })
        {
            using var export = await analyst.GetAsync(new Uri($"/matrix?{asked}&handler=export&format=jsonlines", UriKind.Relative), Cancelled);
            var line = Assert.Single((await export.Content.ReadAsStringAsync(Cancelled)).Split('\n'), line => line.Contains("\"ISL\"", StringComparison.Ordinal));
            using var cells = JsonDocument.Parse(line);
            var address = new Uri(cells.RootElement.GetProperty(column).GetString()!);
            Assert.Equal($"http://localhost/positions/{id}?asOf={day}", address.AbsoluteUri);
            Assert.Contains(Words, (await analyst.PageAsync(address.PathAndQuery, Cancelled)).Body!.TextContent, StringComparison.Ordinal);
        }
    }
}
