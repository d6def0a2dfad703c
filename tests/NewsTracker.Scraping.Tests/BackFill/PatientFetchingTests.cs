using System.Net;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Tests.BackFill;

public sealed class PatientFetchingTests
{
    private static readonly Uri Page = new("https://gazette.example/sitemap.xml");

    private static readonly FetchOutcome Answer = new FetchOutcome.NotModified();

    [Fact]
    public async Task A_host_that_asks_for_a_pause_gets_it_and_is_asked_again()
    {
        var (outcome, told, asked) = await FetchAsync(
            new FetchOutcome.Refused(Page, HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(5)), new FetchOutcome.Postponed(DateTimeOffset.UnixEpoch, "It rests."), Answer);
        Assert.Same(Answer, outcome);
        Assert.Equal(["It rests. Goes on after 1 Jan 1970, 00:00 UTC."], told);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_host_that_finds_us_too_frequent_and_names_no_pause_is_asked_again_too()
    {
        var (outcome, _, asked) = await FetchAsync(new FetchOutcome.Refused(Page, HttpStatusCode.TooManyRequests, null), new FetchOutcome.Postponed(DateTimeOffset.UnixEpoch, "It rests."), Answer);
        Assert.Same(Answer, outcome);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_asked_for_again()
    {
        var (outcome, told, asked) = await FetchAsync(new FetchOutcome.Refused(Page, HttpStatusCode.NotFound, null), Answer);
        Assert.IsType<FetchOutcome.Refused>(outcome);
        Assert.Empty(told);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_host_that_asks_for_one_pause_after_the_other_is_left_alone_in_the_end()
    {
        var (outcome, told, _) = await FetchAsync([.. Enumerable.Repeat<FetchOutcome>(new FetchOutcome.Postponed(DateTimeOffset.UnixEpoch, "It rests."), PatientFetching.MostPauses + 1), Answer]);
        Assert.IsType<FetchOutcome.Postponed>(outcome);
        Assert.Equal(PatientFetching.MostPauses, told.Count);
    }

    private static async Task<(FetchOutcome Outcome, List<string> Told, int Asked)> FetchAsync(params FetchOutcome[] answers)
    {
        var (told, fetcher) = (new List<string>(), new Answering(answers));
        var fetching = new PatientFetching(fetcher, TimeProvider.System)
        {
            OnPause = why =>
            {
                told.Add(why);
                return Task.CompletedTask;
            },
        };
        return (await fetching.FetchAsync(new FetchRequest(Page), TestContext.Current.CancellationToken), told, fetcher.Asked);
    }

    private sealed class Answering(FetchOutcome[] answers) : IFetcher
    {
        public int Asked { get; private set; }

        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) => Task.FromResult(answers[Asked++]);
    }
}
