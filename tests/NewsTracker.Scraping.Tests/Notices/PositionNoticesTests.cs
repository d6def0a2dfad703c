using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Scraping.Notices;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Scraping.Tests.Notices;

public sealed class PositionNoticesTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_where_the_next_day_has_begun_moves_a_stance_when_it_is_accepted()
    {
        var noon = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
        var clock = new FakeTimeProvider(noon);
        await using var process = pipeline.Another(clock);
        await GatherAsync(process);
        var article = await pipeline.WithDbAsync(db => CodedArticle.AddAsync(db, CodedArticle.FiveLeave, noon, Cancelled));
        await AcceptAsync(process, article, noon.LatestDay());
        clock.Advance(TimeSpan.FromMinutes(5));
        await GatherAsync(process);
        var told = await pipeline.WithDbAsync(db => db.ReaderNotices.AsNoTracking().SingleAsync(n => n.Key.StartsWith("stances:"), Cancelled));
        Assert.Equal((new DateOnly(2026, 6, 2), "Production: nothing known → Considers"), (noon.LatestDay(), told.Text));
    }

    private static async Task GatherAsync(ServiceProvider process)
    {
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NoticeGathering>().GatherAsync(Cancelled);
    }

    private static async Task AcceptAsync(ServiceProvider process, CodedArticle article, DateOnly saidOn)
    {
        var (start, end) = article.Of("Estonia keeps production as an option for later");
        await using var scope = process.CreateAsyncScope();
        Assert.IsType<RecordOutcome.Recorded>(await scope.ServiceProvider.GetRequiredService<PositionDesk>().RecordAsync(
            new Evidence.Unmarked(article.Id, 1, start, end), [new PositionClaim(CountryCode.Parse("EST", null), Topic.Production, Stance.Considers, saidOn)],
            PositionState.Accepted, null, new AuditActor(Guid.NewGuid(), "An editor", null), Cancelled));
    }
}
