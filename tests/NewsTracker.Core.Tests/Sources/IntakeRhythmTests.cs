using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Sources;

public sealed class IntakeRhythmTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_lively_feed_that_stops_for_a_day_is_silent_and_says_by_what_measure()
    {
        var arrivals = Every(TimeSpan.FromHours(1), 200);
        Assert.IsType<FeedQuiet.AsUsual>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At.AddHours(10)));
        var silent = Assert.IsType<FeedQuiet.Silent>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At.AddHours(20)));
        Assert.False(silent.IsSevere);
        Assert.Contains("20 hours", silent.Why, StringComparison.Ordinal);
        Assert.True(Assert.IsType<FeedQuiet.Silent>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At.AddDays(3))).IsSevere);
    }

    [Fact]
    public void One_of_anything_is_told_in_the_singular()
    {
        var arrivals = Every(TimeSpan.FromMinutes(1), 200);
        Assert.Contains("something every 1 minute, and", Assert.IsType<FeedQuiet.Silent>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At.AddHours(20))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weekly_feed_may_be_quiet_for_a_week()
    {
        var arrivals = Every(TimeSpan.FromDays(7), 9);
        Assert.IsType<FeedQuiet.AsUsual>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At.AddDays(20)));
        Assert.IsType<FeedQuiet.Silent>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At.AddDays(45)));
    }

    [Fact]
    public void Quiet_weekends_are_part_of_the_rhythm()
    {
        var arrivals = Enumerable.Range(0, 24 * 56).Select(hour => Start.AddHours(hour)).Where(at => at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && at.Hour is >= 8 and < 18)
            .Select(at => new FeedArrival(at, 1)).ToList();
        Assert.IsType<FeedQuiet.AsUsual>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At.AddHours(30)));
    }

    [Fact]
    public void Too_few_arrivals_are_no_rhythm_and_a_feed_that_never_brought_anything_says_so_after_a_week()
    {
        var few = Every(TimeSpan.FromHours(1), IntakeRhythm.LeastArrivals - 1);
        Assert.IsType<FeedQuiet.AsUsual>(IntakeRhythm.Judge(few, Start, Start.AddDays(300)));
        Assert.IsType<FeedQuiet.AsUsual>(IntakeRhythm.Judge([], Start, Start.AddDays(6)));
        Assert.IsType<FeedQuiet.Silent>(IntakeRhythm.Judge([], Start, Start.AddDays(8)));
    }

    [Fact]
    public void A_feed_that_brings_a_fraction_of_its_weeks_is_scarce_and_its_first_load_does_not_count()
    {
        var arrivals = Enumerable.Range(0, 7 * 6).Select(day => new FeedArrival(Start.AddDays(day), day == 0 ? 500 : day < 35 ? 10 : 1)).ToList();
        var scarce = Assert.IsType<FeedQuiet.Scarce>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At.AddHours(1)));
        Assert.Contains("70 a week", scarce.Why, StringComparison.Ordinal);
        var steady = Enumerable.Range(0, 7 * 6).Select(day => new FeedArrival(Start.AddDays(day), day == 0 ? 500 : 10)).ToList();
        Assert.IsType<FeedQuiet.AsUsual>(IntakeRhythm.Judge(steady, Start, steady[^1].At.AddHours(1)));
    }

    private static List<FeedArrival> Every(TimeSpan gap, int count) => [.. Enumerable.Range(0, count).Select(i => new FeedArrival(Start + (gap * i), 2))];
}
