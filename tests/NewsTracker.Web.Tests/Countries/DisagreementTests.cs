using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Countries;

/// <summary>A position that the depositary's record contradicts is never shown without a word on that.</summary>
public sealed class DisagreementTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_page_with_the_stance_says_so_until_the_record_agrees()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Both have approved their exit", PositionState.Accepted, Topic.Withdrawal, Stance.InEffect, "LTU"))[0];
        var analyst = await app.CreateSignedInAsync(Role.Analyst);

        // By the depositary's record Lithuania leaves on 27 December 2025.
        foreach (var (day, disagrees) in new[] { ("2025-12-26", true), ("2025-12-27", false) })
        {
            foreach (var (address, place) in new[] { ($"/countries?asOf={day}", "#LTU .disagrees"), ($"/matrix?asOf={day}", "#LTU .disagrees"), ($"/map?by=withdrawal&asOf={day}", "#map-table .disagrees"), ($"/positions/{id}?asOf={day}", "#standing .disagreement"), ($"/countries/LTU?asOf={day}", ".disagreement") })
            {
                var sign = (await analyst.PageAsync(address, Cancelled)).QuerySelector(place);
                Assert.True(disagrees == (sign is not null), address);
                Assert.Contains(disagrees ? "takes effect on 27 Dec 2025" : "", sign?.TextContent ?? "", StringComparison.Ordinal);
            }

            foreach (var page in new[] { "countries", "matrix" })
            {
                using var export = await analyst.GetAsync(new Uri($"/{page}?asOf={day}&handler=export&format=csv", UriKind.Relative), Cancelled);
                Assert.Equal(disagrees, (await export.Content.ReadAsStringAsync(Cancelled)).Contains("takes effect on 27 Dec 2025", StringComparison.Ordinal));
            }
        }

        // Of two days each is held against the record of its own.
        var compared = await analyst.PageAsync("/matrix?asOf=2025-12-26&compare=2025-12-27", Cancelled);
        Assert.Null(compared.QuerySelector("#LTU .disagrees"));
        var moved = await analyst.PageAsync("/matrix?asOf=2025-07-08&compare=2025-12-26", Cancelled);
        Assert.NotNull(moved.QuerySelector("#LTU .disagrees"));
    }
}
