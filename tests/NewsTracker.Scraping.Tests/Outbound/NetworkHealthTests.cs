using Microsoft.Extensions.Time.Testing;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Tests.Outbound;

public sealed class NetworkHealthTests
{
    private static readonly FetchOutcome Silent = new FetchOutcome.Failed(FetchFailure.Dns, "");
    private static readonly FetchOutcome Answered = new FetchOutcome.NotModified();

    private readonly FakeTimeProvider clock = new();
    private readonly NetworkHealth network;

    public NetworkHealthTests() => network = new NetworkHealth(clock);

    [Fact]
    public void Most_hosts_silent_at_once_is_our_network()
    {
        Note(Silent, "a.example", "b.example", "c.example");
        Note(Answered, "d.example");
        Assert.Equal((3, 4), network.FindOutage());
    }

    [Fact]
    public void Two_silent_hosts_prove_nothing()
    {
        Note(Silent, "a.example", "b.example");
        Assert.Null(network.FindOutage());
    }

    [Fact]
    public void Silent_hosts_among_many_that_answer_are_their_own_fault()
    {
        Note(Silent, "a.example", "b.example", "c.example");
        Note(Answered, "d.example", "e.example");
        Assert.Null(network.FindOutage());
    }

    [Fact]
    public void One_host_that_fails_often_is_one_host()
    {
        Note(Silent, "a.example", "a.example", "a.example", "a.example");
        Assert.Null(network.FindOutage());
    }

    [Fact]
    public void What_happened_long_ago_says_nothing_of_now()
    {
        Note(Silent, "a.example", "b.example", "c.example");
        clock.Advance(NetworkHealth.Window + TimeSpan.FromSeconds(1));
        Assert.Null(network.FindOutage());
    }

    [Fact]
    public void An_outage_is_announced_once_and_the_next_one_anew()
    {
        Note(Silent, "a.example", "b.example", "c.example");
        Assert.NotNull(network.FindOutage());
        Assert.Equal((true, false), (network.IsFirstToKnow(), network.IsFirstToKnow()));
        Assert.False(network.HasRecovered());
        Note(Answered, "a.example", "b.example");
        Assert.Equal((true, false), (network.HasRecovered(), network.HasRecovered()));
        Note(Silent, "a.example", "b.example");
        Assert.NotNull(network.FindOutage());
        Assert.True(network.IsFirstToKnow());
    }

    private void Note(FetchOutcome outcome, params string[] hosts)
    {
        foreach (var host in hosts)
        {
            network.Note(new Uri($"https://{host}/"), outcome);
        }
    }
}
