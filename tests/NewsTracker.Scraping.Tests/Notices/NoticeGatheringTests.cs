using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Scraping.Notices;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Scraping.Tests.Notices;

public sealed class NoticeGatheringTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    // Before the archive of any other test of this class, after the reference data's acts of 2025.
    private static readonly DateTimeOffset Start = new(2025, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_in_of_a_search_is_one_notice_with_its_headlines_and_never_told_twice()
    {
        var clock = new FakeTimeProvider(Start);
        var (user, search) = await FollowAsync(clock, "hovercraft");
        await AddArticleAsync("A first hovercraft", Start.AddMinutes(1));
        await AddArticleAsync("A second hovercraft", Start.AddMinutes(2));
        clock.SetUtcNow(Start.AddMinutes(10));
        await GatherAsync(clock);
        await GatherAsync(clock);
        var notice = Assert.Single(await ToldAsync(user));
        Assert.Equal(
            ("2 new articles match “On hovercraft”", "A second hovercraft · A first hovercraft", $"/searches/{search}?since=2025-12-01T12:00:00Z"),
            (notice.Title, notice.Text, notice.Link));

        await AddArticleAsync("A third hovercraft", Start.AddMinutes(11));
        clock.SetUtcNow(Start.AddMinutes(20));
        await GatherAsync(clock);
        Assert.Equal(["2 new articles match “On hovercraft”", "1 new article matches “On hovercraft”"], (await ToldAsync(user)).Select(told => told.Title));
    }

    [Fact]
    public async Task Of_a_search_for_what_is_unread_each_is_told_what_they_have_not_read()
    {
        var clock = new FakeTimeProvider(Start);
        var ((one, _), (other, _)) = (await FollowAsync(clock, "gyroscope is:unread"), await FollowAsync(clock, "gyroscope is:unread"));
        var article = await AddArticleAsync("A gyroscope", Start.AddMinutes(1));
        await AddArticleAsync("A second gyroscope", Start.AddMinutes(2));
        await using (var scope = pipeline.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ReadingLog>().MarkReadAsync(one, article.Id, Cancelled);
        }

        clock.SetUtcNow(Start.AddMinutes(10));
        await GatherAsync(clock);
        Assert.Equal("A second gyroscope", Assert.Single(await ToldAsync(one)).Text);
        Assert.Equal("A second gyroscope · A gyroscope", Assert.Single(await ToldAsync(other)).Text);
    }

    [Fact]
    public async Task Where_one_search_fails_those_behind_it_are_told_and_it_is_told_later()
    {
        var clock = new FakeTimeProvider(Start);
        var ((first, _), (second, _)) = (await FollowAsync(clock, "dirigible"), await FollowAsync(clock, "gondola"));
        await AddArticleAsync("A dirigible", Start.AddMinutes(1));
        await AddArticleAsync("A gondola", Start.AddMinutes(1));
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("alter table reader_notices add constraint no_dirigibles check (title not like '%On dirigible%')", Cancelled));
        clock.SetUtcNow(Start.AddMinutes(10));
        await GatherAsync(clock);
        Assert.Empty(await ToldAsync(first));
        Assert.Single(await ToldAsync(second));

        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("alter table reader_notices drop constraint no_dirigibles", Cancelled));
        clock.SetUtcNow(Start.AddMinutes(20));
        await GatherAsync(clock);
        Assert.Single(await ToldAsync(first));
        Assert.Single(await ToldAsync(second));
    }

    [Fact]
    public async Task Many_processes_that_gather_at_once_tell_once()
    {
        var clock = new FakeTimeProvider(Start);
        var (user, _) = await FollowAsync(clock, "zeppelin");
        await AddArticleAsync("A zeppelin", Start.AddMinutes(1));
        clock.SetUtcNow(Start.AddMinutes(10));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GatherAsync(clock)));
        Assert.Single(await ToldAsync(user));
    }

    [Fact]
    public async Task Whoever_switched_notices_off_is_told_nothing_and_no_backlog_when_they_switch_them_on()
    {
        var clock = new FakeTimeProvider(Start);
        var (user, search) = await FollowAsync(clock, "airship");
        await SwitchAsync(clock, user, search, wants: false);
        await AddArticleAsync("An airship", Start.AddMinutes(1));
        clock.SetUtcNow(Start.AddMinutes(10));
        await GatherAsync(clock);
        await SwitchAsync(clock, user, search, wants: true);
        clock.SetUtcNow(Start.AddMinutes(20));
        await GatherAsync(clock);
        Assert.Empty(await ToldAsync(user));
    }

    [Fact]
    public async Task Accepted_positions_and_the_stances_that_they_move_are_told_by_country_once()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(-10));
        await GatherAsync(clock);
        var article = await pipeline.WithDbAsync(db => CodedArticle.AddAsync(db, CodedArticle.FiveLeave, Start, Cancelled));
        var position = await AcceptAsync(article, "EST", Stance.Considers);
        clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddMinutes(5));
        await GatherAsync(clock);
        await GatherAsync(clock);
        var accepted = Assert.Single(await ToldAsync(null, "accepted:EST:"));
        Assert.Equal(("Estonia: a position accepted", "Production: Considers", $"/positions/{position}"), (accepted.Title, accepted.Text, accepted.Link));
        var moved = Assert.Single(await ToldAsync(null, "stances:EST:"));
        Assert.Equal(("Production: nothing known → Considers", "/countries/EST"), (moved.Text, moved.Link));
    }

    [Fact]
    public async Task A_withdrawal_that_takes_effect_within_a_month_is_told_once()
    {
        var clock = new FakeTimeProvider(Start);
        await GatherAsync(clock);
        clock.Advance(TimeSpan.FromDays(1));
        await GatherAsync(clock);
        var notice = Assert.Single(await ToldAsync(null, "date:LTU:"));
        Assert.Equal("Lithuania: its withdrawal takes effect on 27 December 2025", notice.Title);
    }

    [Fact]
    public async Task A_feed_in_trouble_is_told_once_while_it_lasts_and_again_when_it_comes_back()
    {
        var clock = new FakeTimeProvider(Start);
        var feed = await pipeline.AddFeedAsync(new Uri("https://troubled.example/rss"));
        await TroubleAsync(feed.Id, FeedTrouble.Dns, 2);
        await GatherAsync(clock);
        Assert.Empty(await ToldAsync(null, $"trouble:{feed.Id}"));
        await TroubleAsync(feed.Id, FeedTrouble.Dns, 3);
        await GatherAsync(clock);
        await GatherAsync(clock);
        Assert.Null(Assert.Single(await ToldAsync(null, $"trouble:{feed.Id}")).EndedAt);

        await TroubleAsync(feed.Id, null, 0);
        await GatherAsync(clock);
        Assert.NotNull(Assert.Single(await ToldAsync(null, $"trouble:{feed.Id}")).EndedAt);
        await TroubleAsync(feed.Id, FeedTrouble.Tls, 5);
        await GatherAsync(clock);
        Assert.Equal([false, true], (await ToldAsync(null, $"trouble:{feed.Id}")).Select(told => told.EndedAt is null));
    }

    private async Task GatherAsync(TimeProvider clock)
    {
        await using var process = pipeline.Another(clock);
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NoticeGathering>().GatherAsync(Cancelled);
    }

    private async Task<(Guid User, long Search)> FollowAsync(TimeProvider clock, string query)
    {
        var user = Guid.NewGuid();
        await pipeline.WithDbAsync(async db =>
        {
            db.Users.Add(new User { Id = user, UserName = $"{user}@example.org", DisplayName = "A reader", CreatedAt = clock.GetUtcNow() });
            var role = await db.Roles.Where(r => r.Name == Role.Analyst).Select(r => r.Id).SingleAsync(Cancelled);
            db.UserRoles.Add(new() { UserId = user, RoleId = role });
            return await db.SaveChangesAsync(Cancelled);
        });
        await using var process = pipeline.Another(clock);
        await using var scope = process.CreateAsyncScope();
        var saved = await scope.ServiceProvider.GetRequiredService<SavedSearchDesk>().SaveAsync(new($"On {query}", query, IsShared: false), ReaderOf(user), Cancelled);
        var search = Assert.IsType<SavedSearchOutcome.Done>(saved).Search.Id;
        await SwitchAsync(clock, user, search, wants: true);
        return (user, search);
    }

    private async Task SwitchAsync(TimeProvider clock, Guid user, long search, bool wants)
    {
        await using var process = pipeline.Another(clock);
        await using var scope = process.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<SubscriptionDesk>().WantNoticesAsync(search, wants, ReaderOf(user), Cancelled));
    }

    private static SearchReader ReaderOf(Guid user) => new(user, IsAdmin: false, new AuditActor(user, "A reader", null));

    private Task<CodedArticle> AddArticleAsync(string headline, DateTimeOffset at) => pipeline.WithDbAsync(db => CodedArticle.AddAsync(db, $"{headline} came by.", at, Cancelled, headline));

    private async Task<long> AcceptAsync(CodedArticle article, string country, Stance stance)
    {
        var (start, end) = article.Of("Estonia keeps production as an option for later");
        await using var scope = pipeline.Services.CreateAsyncScope();
        var claim = new PositionClaim(CountryCode.Parse(country, null), Topic.Production, stance, DateOnly.FromDateTime(Start.UtcDateTime));
        var outcome = await scope.ServiceProvider.GetRequiredService<PositionDesk>().RecordAsync(
            new Evidence.Unmarked(article.Id, 1, start, end), [claim], PositionState.Accepted, null, new AuditActor(Guid.NewGuid(), "An editor", null), Cancelled);
        return Assert.IsType<RecordOutcome.Recorded>(outcome).PositionIds[0];
    }

    private Task<int> TroubleAsync(long feed, FeedTrouble? trouble, int failures) => pipeline.WithDbAsync(db =>
        db.Feeds.Where(f => f.Id == feed).ExecuteUpdateAsync(set => set.SetProperty(f => f.Trouble, trouble).SetProperty(f => f.ConsecutiveFailures, failures), Cancelled));

    private Task<List<ReaderNotice>> ToldAsync(Guid? recipient, string key = "") =>
        pipeline.WithDbAsync(db => db.ReaderNotices.AsNoTracking().Where(n => n.RecipientId == recipient && n.Key.StartsWith(key)).OrderBy(n => n.Id).ToListAsync(Cancelled));
}
