using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
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
    public void Hosts_that_never_answered_are_left_out_until_they_are_known_to_have()
    {
        string[] hosts = ["a.example", "b.example", "c.example"];
        foreach (var host in hosts)
        {
            network.Note(new Uri($"https://{host}/"), Silent);
        }

        Assert.Null(network.FindOutage());
        Note(Silent, hosts);
        Assert.Equal((3, 3), network.FindOutage());
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
        Assert.Equal((OutageNews.Unknown, null), (network.Announce(), network.Announce()));
        Assert.Null(network.Recover());
        Note(Answered, "a.example", "b.example");
        Assert.Equal((OutageNews.Outage, null), (network.Recover(), network.Recover()));
        Note(Silent, "a.example", "b.example");
        Assert.NotNull(network.FindOutage());
        Assert.Equal(OutageNews.Well, network.Announce());
    }

    [Fact]
    public void A_process_that_begins_ends_once_what_one_before_it_may_have_announced()
    {
        Assert.True(network.MayBeAnnounced);
        Assert.Equal((OutageNews.Unknown, null), (network.Recover(), network.Recover()));
        Assert.False(network.MayBeAnnounced);
    }

    [Fact]
    public void Only_silence_is_laid_to_our_own_network()
    {
        Note(Silent, "a.example", "b.example", "c.example");
        Assert.True(network.IsOurs(Silent));
        Assert.True(network.IsOurs(new FetchOutcome.RobotsDenied("") { IsUnreachable = true, HostTrouble = FeedTrouble.Connect }));
        Assert.False(network.IsOurs(new FetchOutcome.RobotsDenied("") { IsUnreachable = true, HostTrouble = FeedTrouble.Tls }));
        Assert.False(network.IsOurs(new FetchOutcome.Failed(FetchFailure.Tls, "")));
        Note(Answered, "a.example", "b.example");
        Assert.False(network.IsOurs(Silent));
    }

    private void Note(FetchOutcome outcome, params string[] hosts)
    {
        foreach (var host in hosts)
        {
            network.Vouch(new Uri($"https://{host}/"));
            network.Note(new Uri($"https://{host}/"), outcome);
        }
    }
}
