using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Tests.Polling;

public sealed class RetryFateTests
{
    private const string Url = "https://paper.example/a";

    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int, double> HoursAfterAttempts() => new() { { 0, 0.25 }, { 1, 1 }, { 2, 4 }, { 4, 24 }, { 7, 7 * 24 }, { 40, 7 * 24 } };

    [Theory]
    [MemberData(nameof(HoursAfterAttempts))]
    public void What_failed_is_tried_again_after_longer_and_longer(int before, double hours) =>
        Assert.Equal(new RetryFate.At(before + 1, Now.AddHours(hours)), RetryFate.Of(Item(PollItemOutcome.FetchFailed), Known(before, days: 1), Now));

    [Theory]
    [InlineData(PollItemOutcome.FetchFailed)]
    [InlineData(PollItemOutcome.Failed)]
    [InlineData(PollItemOutcome.NotAnArticle)]
    public void What_fails_for_the_first_time_is_tried_again_soon(PollItemOutcome outcome) => Assert.Equal(new RetryFate.At(1, Now.AddMinutes(15)), RetryFate.Of(Item(outcome), null, Now));

    [Fact]
    public void What_failed_for_more_than_a_month_is_given_up() =>
        Assert.Equal(new RetryFate.At(10, ItemRetry.Never), RetryFate.Of(Item(PollItemOutcome.FetchFailed), Known(9, days: 31), Now));

    [Fact]
    public void A_pause_that_its_host_asked_for_is_waited_for_and_is_no_attempt()
    {
        Assert.Equal(new RetryFate.At(2, Now.AddDays(3)), RetryFate.Of(Item(PollItemOutcome.FetchFailed) with { NotBefore = Now.AddDays(3), IsAttempt = false }, Known(2, days: 1), Now));
        Assert.Equal(new RetryFate.At(3, Now.AddHours(4)), RetryFate.Of(Item(PollItemOutcome.FetchFailed) with { NotBefore = Now.AddMinutes(1) }, Known(2, days: 1), Now));
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(2, 48)]
    [InlineData(29, 7 * 24)]
    public void What_is_forbidden_is_looked_at_again_after_as_long_as_it_has_been(int days, int hours) =>
        Assert.Equal(new RetryFate.At(0, Now.AddHours(hours)), RetryFate.Of(Item(PollItemOutcome.RobotsDenied), Known(3, days), Now));

    [Fact]
    public void What_was_forbidden_for_more_than_a_month_is_forgotten() => Assert.Equal(new RetryFate.Forget(), RetryFate.Of(Item(PollItemOutcome.RobotsDenied), Known(0, days: 31), Now));

    [Fact]
    public void What_was_put_off_waits_for_its_turn_however_long_it_has()
    {
        var putOff = Item(PollItemOutcome.FetchFailed) with { IsPutOff = true };
        Assert.Equal(new RetryFate.Waits(Now.AddMinutes(5)), RetryFate.Of(putOff, Known(1, days: 90), Now));
        Assert.Equal(new RetryFate.Waits(Now.AddMinutes(5)), RetryFate.Of(putOff with { NotBefore = Now.AddSeconds(2) }, null, Now));
        Assert.Equal(new RetryFate.Waits(Now.AddHours(1)), RetryFate.Of(putOff with { NotBefore = Now.AddHours(1) }, null, Now));
    }

    [Fact]
    public void What_was_not_asked_for_stays_as_it_was() => Assert.Equal(new RetryFate.Leave(), RetryFate.Of(Item(PollItemOutcome.AwaitingRetry), Known(1, days: 1), Now));

    [Theory]
    [InlineData(PollItemOutcome.Stored)]
    [InlineData(PollItemOutcome.Unchanged)]
    [InlineData(PollItemOutcome.Filtered)]
    public void What_was_dealt_with_is_forgotten(PollItemOutcome outcome) => Assert.Equal(new RetryFate.Forget(), RetryFate.Of(Item(outcome), Known(1, days: 1), Now));

    private static TakenItem Item(PollItemOutcome outcome) => new(new FeedEntry(), new PollItem { PollId = 1, Url = Url, Outcome = outcome });

    private static ItemRetry Known(int attempts, int days) => new() { FeedId = 1, Url = Url, Attempts = attempts, FirstFailedAt = Now.AddDays(-days), NextTryAt = Now, Entry = "{}" };
}
