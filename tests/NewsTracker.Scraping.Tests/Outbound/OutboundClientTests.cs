using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Tests.Outbound;

public sealed class OutboundClientTests : IAsyncLifetime
{
    private OutboundSite? site;

    public async ValueTask InitializeAsync() => site = await OutboundSite.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => site?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task An_allowed_private_host_is_read() =>
        Assert.Equal("hello", Text(await FetchAsync("/hello")));

    [Fact]
    public async Task A_private_host_that_nobody_allowed_is_blocked() =>
        Assert.IsType<FetchOutcome.Blocked>(await FetchAsync("/hello", ("Outbound:AllowedPrivateHosts:0", "")));

    [Fact]
    public async Task A_redirect_to_a_private_host_is_blocked() =>
        Assert.IsType<FetchOutcome.Blocked>(await FetchAsync("/to-private"));

    [Fact]
    public async Task A_redirect_to_another_scheme_is_blocked() =>
        Assert.IsType<FetchOutcome.Blocked>(await FetchAsync("/to-file"));

    [Fact]
    public async Task A_redirect_is_followed_and_the_final_address_told()
    {
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync("/moved"));
        Assert.Equal(Address("/hello"), fetched.FinalUrl);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends() =>
        Assert.Equal(FetchFailure.TooManyRedirects, Assert.IsType<FetchOutcome.Failed>(await FetchAsync("/round")).Failure);

    [Fact]
    public async Task The_user_agent_names_the_product_and_whom_to_ask() =>
        Assert.Equal("NewsTracker/1.0 (+https://example.org/bot)", Text(await FetchAsync("/agent", ("Outbound:Contact", "https://example.org/bot"))));

    [Fact]
    public async Task A_contact_that_is_left_empty_is_none() =>
        Assert.Equal("NewsTracker/1.0", Text(await FetchAsync("/agent", ("Outbound:Contact", ""))));

    [Fact]
    public async Task A_validator_that_still_holds_gives_not_modified() =>
        Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(new FetchRequest(Address("/same"), ETag: "\"1\"")));

    [Fact]
    public async Task Every_layer_of_compression_is_undone() =>
        Assert.Equal("packed twice", Text(await FetchAsync("/twice")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("deflate")]
    [InlineData("bare-deflate")]
    public async Task Every_compression_that_is_asked_for_is_undone(string coding) =>
        Assert.Equal("packed", Text(await FetchAsync($"/packed/{coding}")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("deflate")]
    [InlineData("deflate,br")]
    public async Task Garbage_that_claims_to_be_compressed_is_the_hosts_fault(string coding) =>
        Assert.Equal(FetchFailure.Protocol, Assert.IsType<FetchOutcome.Failed>(await FetchAsync($"/garbage/{coding}")).Failure);

    [Fact]
    public async Task A_zstd_stream_that_wants_more_memory_than_the_web_allows_is_refused() =>
        Assert.Equal(FetchFailure.Protocol, Assert.IsType<FetchOutcome.Failed>(await FetchAsync("/wide-zstd")).Failure);

    [Fact]
    public async Task An_address_with_a_user_name_is_blocked() =>
        Assert.IsType<FetchOutcome.Blocked>(await FetchAsync("/to-user"));

    [Fact]
    public async Task A_permanent_redirect_is_a_move() =>
        Assert.Equal(Address("/hello"), Assert.IsType<FetchOutcome.Fetched>(await FetchAsync("/moved")).MovedTo);

    [Fact]
    public async Task What_follows_a_temporary_redirect_is_no_move() =>
        Assert.Null(Assert.IsType<FetchOutcome.Fetched>(await FetchAsync("/found")).MovedTo);

    [Fact]
    public async Task Validators_go_only_to_the_address_that_gave_them()
    {
        var elsewhere = new FetchRequest(Address("/same"), ETag: "\"1\"") { ValidatorsOf = Address("/other") };
        Assert.Equal("new", Text(await FetchAsync(elsewhere)));
    }

    [Fact]
    public async Task Not_modified_says_nothing_where_no_validator_was_sent()
    {
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync("/always-same"));
        Assert.Equal((FetchFailure.Protocol, "127.0.0.1 answered 304 (Not Modified), although it was not told what it would have to compare with."), (failed.Failure, failed.Why));
        Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(new FetchRequest(Address("/always-same"), LastModified: "yesterday")));
    }

    [Fact]
    public async Task A_validator_that_no_request_can_hold_is_neither_kept_nor_sent()
    {
        using var raw = new RawSite();
        raw.Answers["/"] = "HTTP/1.1 200 OK\r\nETag: \"\u00e9dition\"\r\nLast-Modified: Mon, 2 M\u00e4r 2026\r\nContent-Length: 3\r\nConnection: close\r\n\r\nnew";
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(new FetchRequest(raw.Address("/"))));
        Assert.Equal((null, null), (fetched.ETag, fetched.LastModified));
        Assert.Equal("new", Text(await FetchAsync(new FetchRequest(raw.Address("/"), "\"\u00e9dition\"", "Mon, 2 M\u00e4r 2026"))));
    }

    [Fact]
    public async Task What_is_enough_is_read_and_the_rest_left() =>
        Assert.Equal("hel", Text(await FetchAsync(new FetchRequest(Address("/hello")) { EnoughBytes = 3 })));

    [Fact]
    public async Task A_name_with_an_address_of_its_own_leads_there_and_on_its_port_only()
    {
        var port = Address("/").Port;
        (string, string) allowed = ("Outbound:AllowedPrivateHosts:0", $"intranet.test:{port}=127.0.0.1");
        Assert.Equal("hello", Text(await FetchAsync(new FetchRequest(new Uri($"http://intranet.test:{port}/hello")), allowed)));
        Assert.IsType<FetchOutcome.Blocked>(await FetchAsync(new FetchRequest(Address("/hello")), allowed));
    }

    [Fact]
    public async Task What_unpacks_beyond_the_limit_is_dropped() =>
        Assert.Equal(FetchFailure.TooLarge, Assert.IsType<FetchOutcome.Failed>(await FetchAsync("/bomb", ("Outbound:MaxResponseBytes", "1048576"))).Failure);

    [Fact]
    public async Task An_encoding_that_nobody_asked_for_is_a_failure_with_its_name() =>
        Assert.Contains("sdch", Assert.IsType<FetchOutcome.Failed>(await FetchAsync("/strange")).Why, StringComparison.Ordinal);

    [Fact]
    public async Task A_slow_host_gives_a_time_out_not_a_cancellation() =>
        Assert.Equal(FetchFailure.Timeout, Assert.IsType<FetchOutcome.Failed>(await FetchAsync("/slow", ("Outbound:FetchTimeout", "00:00:01"))).Failure);

    [Fact]
    public async Task A_busy_host_is_told_with_the_wait_it_asks_for() =>
        Assert.Equal(TimeSpan.FromMinutes(2), Assert.IsType<FetchOutcome.Refused>(await FetchAsync("/busy")).RetryAfter);

    [Fact]
    public async Task A_closed_port_is_a_failure_to_connect()
    {
        var closed = Address("/hello");
        await site!.DisposeAsync();
        Assert.Equal(FetchFailure.Connect, Assert.IsType<FetchOutcome.Failed>(await FetchAsync(new FetchRequest(closed))).Failure);
    }

    /// <summary>Its queue of connections is full, and nobody takes them.</summary>
    [Fact]
    public async Task A_host_that_accepts_no_connection_in_time_is_a_failure_to_connect()
    {
        using var deaf = new TcpListener(IPAddress.Loopback, 0);
        deaf.Start(backlog: 0);
        var address = (IPEndPoint)deaf.LocalEndpoint;
        using var only = new TcpClient();
        await only.ConnectAsync(address, TestContext.Current.CancellationToken);
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(new FetchRequest(new Uri($"http://{address}/")), ("Outbound:ConnectTimeout", "00:00:01")));
        Assert.Equal((FetchFailure.Connect, "127.0.0.1 did not accept a connection within 1 second."), (failed.Failure, failed.Why));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_a_failure_of_names_and_not_of_a_connection() =>
        Assert.Equal(FetchFailure.Dns, Assert.IsType<FetchOutcome.Failed>(await FetchAsync(new FetchRequest(new Uri("http://no-such-host.invalid/")))).Failure);

    private Uri Address(string path) => site!.AddressOf(path);

    private Task<FetchOutcome> FetchAsync(string path, params (string Key, string Value)[] settings) => FetchAsync(new FetchRequest(Address(path)), settings);

    private static async Task<FetchOutcome> FetchAsync(FetchRequest request, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Outbound:AllowedPrivateHosts:0", "127.0.0.1")])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration).AddLogging().AddNewsTrackerData("Host=unused").AddScraping().BuildServiceProvider();
        return await services.GetRequiredService<OutboundClient>().FetchAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Text(FetchOutcome outcome) => Encoding.UTF8.GetString(Assert.IsType<FetchOutcome.Fetched>(outcome).Body.Span);
}
