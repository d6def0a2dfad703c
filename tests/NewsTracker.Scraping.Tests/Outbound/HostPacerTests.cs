using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Outbound;

public sealed class HostPacerTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_wakes_before_the_turn_has_come_waits_on()
    {
        var (page, clock) = (new Uri("https://early.example/a"), new WatchedClock());
        await using var process = Process(clock);
        Assert.Null(await WaitAsync(process, page));
        var second = WaitAsync(process, page);
        await clock.Waits.WaitAsync(Cancelled);

        // By this process's clock the time is over; by the server's, which all share, it is not: it waits again.
        clock.Advance(Delay);
        await clock.Waits.WaitAsync(Cancelled);
        Assert.False(second.IsCompleted);

        await SetNextAsync(page, DateTimeOffset.UnixEpoch);
        clock.Advance(Delay);
        Assert.Null(await second);
        Assert.True(await NextAsync(page) > TimeProvider.System.GetUtcNow() + (Delay / 2));
    }

    [Fact]
    public async Task The_gap_counts_from_the_answer()
    {
        var page = new Uri("https://slow.example/a");
        await using var process = Process(new FakeTimeProvider());
        await using var scope = process.CreateAsyncScope();
        var visit = new PacedVisit(scope.ServiceProvider.GetRequiredService<HostPacer>());
        Assert.Null(await visit.MoveToAsync(page, crawlDelay: null, Cancelled));

        // The answer comes after all of the gap has passed.
        await SetNextAsync(page, DateTimeOffset.UnixEpoch);
        await visit.EndAsync(Cancelled);
        Assert.True(await NextAsync(page) > TimeProvider.System.GetUtcNow() + (Delay / 2));
    }

    [Fact]
    public async Task What_lies_further_ahead_than_any_gap_was_written_before_the_clock_was_set_back_and_is_not_waited_for()
    {
        var page = new Uri("https://future.example/a");
        await using var process = Process(new FakeTimeProvider());
        Assert.Null(await WaitAsync(process, page));
        await SetNextAsync(page, TimeProvider.System.GetUtcNow().AddHours(5));
        Assert.Null(await WaitAsync(process, page));

        await SetNextAsync(page, DateTimeOffset.UnixEpoch);
        await pipeline.WithDbAsync(db => db.HostPaces.Where(p => p.Host == page.Authority).ExecuteUpdateAsync(set => set.SetProperty(p => p.HeldUntil, TimeProvider.System.GetUtcNow().AddDays(3)), Cancelled));
        Assert.Null(await WaitAsync(process, page));
        Assert.Null(await pipeline.WithDbAsync(db => db.HostPaces.Where(p => p.Host == page.Authority).Select(p => p.HeldUntil).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task A_host_that_asked_for_a_long_pause_is_not_waited_for()
    {
        var page = new Uri("https://held.example/a");
        await using var process = Process(new FakeTimeProvider());
        await using (var scope = process.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<HostPacer>().HoldAsync(page, TimeSpan.FromHours(1), Cancelled);
        }

        var postponed = await WaitAsync(process, page);
        Assert.InRange(postponed!.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task A_host_that_names_no_pause_gets_a_longer_one_each_time_it_finds_us_too_frequent_again()
    {
        var page = new Uri("https://limited.example/a");
        await using var process = Process(new FakeTimeProvider());
        await using var scope = process.CreateAsyncScope();
        var pacer = scope.ServiceProvider.GetRequiredService<HostPacer>();
        var refusal = new FetchOutcome.Refused(page, HttpStatusCode.TooManyRequests, RetryAfter: null);

        // The second was under way when the first came back.
        await pacer.HeedAsync(refusal, Cancelled);
        await pacer.HeedAsync(refusal, Cancelled);
        Assert.InRange((await WaitAsync(process, page))!.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));

        await SetHeldAsync(page, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await pacer.HeedAsync(refusal, Cancelled);
        Assert.InRange((await WaitAsync(process, page))!.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));

        await SetHeldAsync(page, TimeProvider.System.GetUtcNow().AddHours(-2));
        await pacer.HeedAsync(refusal, Cancelled);
        Assert.InRange((await WaitAsync(process, page))!.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(2, 1)]
    [InlineData(3600, 60)]
    public async Task A_host_that_finds_us_too_frequent_is_left_alone_for_a_minute_at_least_and_as_one_that_names_no_pause_where_it_names_none(int askedSeconds, int heldMinutes)
    {
        var page = new Uri($"https://hasty-{askedSeconds}.example/a");
        await using var process = Process(new FakeTimeProvider());
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HostPacer>().HeedAsync(new FetchOutcome.Refused(page, HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(askedSeconds)), Cancelled);
        Assert.InRange((await WaitAsync(process, page))!.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(heldMinutes) - TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(heldMinutes));
    }

    [Fact]
    public async Task Who_waits_for_a_host_has_his_turn_in_the_order_of_coming()
    {
        var (page, clock) = (new Uri("https://ordered.example/a"), new WatchedClock());
        await using var process = pipeline.Another(clock, new KeyValuePair<string, string?>("Outbound:HostDelay", "00:01:00"));
        Assert.Null(await WaitAsync(process, page));
        var first = WaitAsync(process, page);
        await clock.Waits.WaitAsync(Cancelled);
        var second = WaitAsync(process, page);

        await SetNextAsync(page, DateTimeOffset.UnixEpoch);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await first);

        // Only now the other asks, and learns how long it has to wait.
        await clock.Waits.WaitAsync(Cancelled);
        Assert.False(second.IsCompleted);
        await SetNextAsync(page, DateTimeOffset.UnixEpoch);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await second);
    }

    [Fact]
    public async Task Of_a_host_that_asks_for_half_a_minute_ten_wait_at_most()
    {
        var (page, delay) = (new Uri("https://half.example/a"), TimeSpan.FromSeconds(30));
        await using var process = pipeline.Another(new FakeTimeProvider(), new KeyValuePair<string, string?>("Outbound:HostDelay", "00:00:00"));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var scope = process.CreateAsyncScope();
        var pacer = scope.ServiceProvider.GetRequiredService<HostPacer>();
        Assert.Null(await pacer.WaitAsync(page, delay, Cancelled));
        var waiting = Task.WhenAll(Enumerable.Range(0, 10).Select(_ => pacer.WaitAsync(page, delay, enough.Token)));
        Assert.NotNull(await pacer.WaitAsync(page, delay, Cancelled));
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_host_that_has_trouble_with_one_page_is_asked_for_others()
    {
        var page = new Uri("https://troubled.example/a");
        await using var process = Process(new FakeTimeProvider());
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HostPacer>().HeedAsync(new FetchOutcome.Refused(page, HttpStatusCode.ServiceUnavailable, RetryAfter: null), Cancelled);
        Assert.Null(await WaitAsync(process, page));
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(3600, 300)]
    public async Task A_long_crawl_delay_is_kept_up_to_five_minutes(int asked, int kept)
    {
        var page = new Uri($"https://slow-{asked}.example/a");
        await using var process = pipeline.Another(new FakeTimeProvider(), new KeyValuePair<string, string?>("Outbound:HostDelay", "00:00:00"));
        Assert.Null(await WaitAsync(process, page, TimeSpan.FromSeconds(asked)));
        Assert.InRange(await NextAsync(page) - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(kept - 30), TimeSpan.FromSeconds(kept + 5));
    }

    [Fact]
    public async Task The_own_delay_is_no_shorter_for_a_crawl_delay_and_is_not_said_to_be_the_hosts()
    {
        var (page, own) = (new Uri("https://own.example/a"), TimeSpan.FromMinutes(10));
        await using var process = pipeline.Another(new FakeTimeProvider(), new KeyValuePair<string, string?>("Outbound:HostDelay", $"{own}"));
        Assert.Null(await WaitAsync(process, page, TimeSpan.FromMinutes(15)));
        Assert.InRange(await NextAsync(page) - TimeProvider.System.GetUtcNow(), own - TimeSpan.FromSeconds(30), own + TimeSpan.FromSeconds(5));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var scope = process.CreateAsyncScope();
        var pacer = scope.ServiceProvider.GetRequiredService<HostPacer>();
        var waiting = pacer.WaitAsync(page, crawlDelay: null, enough.Token);
        Assert.StartsWith("own.example is left 600 seconds between two requests (Outbound:HostDelay), and others wait", (await pacer.WaitAsync(page, crawlDelay: null, Cancelled))!.Explanation, StringComparison.Ordinal);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task As_many_wait_for_a_slow_host_as_have_their_turn_in_five_minutes_and_the_rest_is_put_off()
    {
        var (page, delay, clock) = (new Uri("https://queue.example/a"), TimeSpan.FromMinutes(2), new FakeTimeProvider());
        await using var process = pipeline.Another(clock, new KeyValuePair<string, string?>("Outbound:HostDelay", "00:00:00"));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var scope = process.CreateAsyncScope();
        var pacer = scope.ServiceProvider.GetRequiredService<HostPacer>();
        Assert.Null(await pacer.WaitAsync(page, delay, Cancelled));
        var waiting = Task.WhenAll(pacer.WaitAsync(page, delay, enough.Token), pacer.WaitAsync(page, delay, enough.Token));
        var postponed = await pacer.WaitAsync(page, delay, Cancelled);
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromMinutes(5), postponed!.Until);
        Assert.Contains("asks for 120 seconds between two requests", postponed.Explanation, StringComparison.Ordinal);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        // Who has had his turn, or waits no more, leaves his place to others.
        await SetNextAsync(page, DateTimeOffset.UnixEpoch);
        Assert.Null(await pacer.WaitAsync(page, delay, Cancelled));
    }

    [Theory]
    [InlineData("https://www.example.org/a", "www.example.org")]
    [InlineData("https://WWW.example.org./a", "www.example.org")]
    [InlineData("http://www.example.org:8080/a", "www.example.org:8080")]
    [InlineData("http://www.example.org.:8080/a", "www.example.org:8080")]
    [InlineData("https://bücher.example/a", "xn--bcher-kva.example")]
    [InlineData("https://xn--bcher-kva.example/a", "xn--bcher-kva.example")]
    [InlineData("http://127.0.0.1:5000/", "127.0.0.1:5000")]
    [InlineData("http://[::1]:5000/", "[::1]:5000")]
    public void A_host_has_one_pace_however_its_name_is_written(string url, string host) => Assert.Equal(host, PacedHost.Of(new Uri(url)));

    [Theory]
    [InlineData("https://a\u200d.example/")]
    [InlineData("https://xn--a.example/")]
    public void A_name_that_cannot_be_written_in_the_letters_of_DNS_has_a_pace_all_the_same(string url) => Assert.NotEmpty(PacedHost.Of(new Uri(url)));

    private ServiceProvider Process(TimeProvider clock) => pipeline.Another(clock, new KeyValuePair<string, string?>("Outbound:HostDelay", $"{Delay}"));

    private static async Task<FetchOutcome.Postponed?> WaitAsync(IServiceProvider process, Uri url, TimeSpan? crawlDelay = null)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostPacer>().WaitAsync(url, crawlDelay, Cancelled);
    }

    /// <summary>Tells when somebody begins to wait.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        public SemaphoreSlim Waits { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waits.Release();
            return timer;
        }
    }

    private Task<DateTimeOffset> NextAsync(Uri url) => pipeline.WithDbAsync(db => db.HostPaces.Where(p => p.Host == url.Authority).Select(p => p.NextRequestAt).SingleAsync());

    private Task<int> SetHeldAsync(Uri url, DateTimeOffset until) =>
        pipeline.WithDbAsync(db => db.HostPaces.Where(p => p.Host == url.Authority).ExecuteUpdateAsync(set => set.SetProperty(p => p.HeldUntil, until)));

    private Task<int> SetNextAsync(Uri url, DateTimeOffset next) =>
        pipeline.WithDbAsync(db => db.HostPaces.Where(p => p.Host == url.Authority).ExecuteUpdateAsync(set => set.SetProperty(p => p.NextRequestAt, next)));
}
