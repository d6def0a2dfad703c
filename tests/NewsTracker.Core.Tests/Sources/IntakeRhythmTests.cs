using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Sources;

public sealed class IntakeRhythmTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_lively_feed_that_stops_for_a_day_is_silent_and_says_by_what_measure()
    {
        var arrivals = Every(TimeSpan.FromHours(1), 200);
        Assert.IsType<FeedQuiet.AsUsual>(Judge(arrivals, Start, arrivals[^1].At.AddHours(10)));
        var silent = Assert.IsType<FeedQuiet.Silent>(Judge(arrivals, Start, arrivals[^1].At.AddHours(20)));
        Assert.False(silent.IsSevere);
        Assert.Contains("20 hours", silent.Why, StringComparison.Ordinal);
        Assert.True(Assert.IsType<FeedQuiet.Silent>(Judge(arrivals, Start, arrivals[^1].At.AddDays(3))).IsSevere);
    }

    [Fact]
    public void One_of_anything_is_told_in_the_singular()
    {
        var arrivals = Every(TimeSpan.FromMinutes(1), 200);
        Assert.Contains("something every 1 minute, and", Assert.IsType<FeedQuiet.Silent>(Judge(arrivals, Start, arrivals[^1].At.AddHours(20))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weekly_feed_may_be_quiet_for_a_week()
    {
        var arrivals = Every(TimeSpan.FromDays(7), 9);
        Assert.IsType<FeedQuiet.AsUsual>(Judge(arrivals, Start, arrivals[^1].At.AddDays(20)));
        Assert.IsType<FeedQuiet.Silent>(Judge(arrivals, Start, arrivals[^1].At.AddDays(45)));
    }

    [Fact]
    public void Quiet_weekends_are_part_of_the_rhythm()
    {
        var arrivals = Enumerable.Range(0, 24 * 56).Select(hour => Start.AddHours(hour)).Where(at => at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && at.Hour is >= 8 and < 18)
            .Select(at => new FeedArrival(at, 1)).ToList();
        Assert.IsType<FeedQuiet.AsUsual>(Judge(arrivals, Start, arrivals[^1].At.AddHours(30)));
    }

    [Fact]
    public void A_feed_that_stops_after_a_few_arrivals_is_silent_after_a_fortnight()
    {
        var few = Every(TimeSpan.FromHours(1), IntakeRhythm.LeastArrivals - 1);
        Assert.IsType<FeedQuiet.AsUsual>(Judge(few, Start, Start.AddDays(14)));
        var silent = Assert.IsType<FeedQuiet.Silent>(Judge(few, Start, Start.AddDays(16)));
        Assert.False(silent.IsSevere);
        Assert.Contains("only 7 times", silent.Why, StringComparison.Ordinal);
        Assert.True(Assert.IsType<FeedQuiet.Silent>(Judge(few, Start, Start.AddDays(300))).IsSevere);
        Assert.Contains("only once", Assert.IsType<FeedQuiet.Silent>(Judge(few[..1], Start, Start.AddDays(15))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rare_feed_is_known_by_its_longest_gap_or_by_the_dates_that_it_prints()
    {
        var rare = Every(TimeSpan.FromDays(100), 2);
        Assert.IsType<FeedQuiet.AsUsual>(Judge(rare, Start, rare[^1].At.AddDays(100)));
        Assert.IsType<FeedQuiet.Silent>(Judge(rare, Start, rare[^1].At.AddDays(401)));
        Assert.IsType<FeedQuiet.AsUsual>(Judge(rare[..1], Start, Start.AddDays(180), printed: TimeSpan.FromDays(100)));
        Assert.IsType<FeedQuiet.Silent>(Judge(rare[..1], Start, Start.AddDays(201), printed: TimeSpan.FromDays(100)));
    }

    [Fact]
    public void A_feed_that_never_brought_anything_says_so_after_a_week()
    {
        Assert.IsType<FeedQuiet.AsUsual>(Judge([], Start, Start.AddDays(6)));
        Assert.IsType<FeedQuiet.Silent>(Judge([], Start, Start.AddDays(8)));
    }

    [Fact]
    public void A_feed_that_brings_a_fraction_of_its_weeks_is_scarce_and_its_first_load_does_not_count()
    {
        var arrivals = Enumerable.Range(0, 7 * 6).Select(day => new FeedArrival(Start.AddDays(day), day == 0 ? 500 : day < 35 ? 10 : 1)).ToList();
        var scarce = Assert.IsType<FeedQuiet.Scarce>(Judge(arrivals, Start, arrivals[^1].At.AddHours(1)));
        Assert.Contains("70 a week", scarce.Why, StringComparison.Ordinal);
        var steady = Enumerable.Range(0, 7 * 6).Select(day => new FeedArrival(Start.AddDays(day), day == 0 ? 500 : 10)).ToList();
        Assert.IsType<FeedQuiet.AsUsual>(Judge(steady, Start, steady[^1].At.AddHours(1)));
    }

    [Fact]
    public void A_week_that_was_mostly_not_read_is_no_week_without_news()
    {
        var arrivals = Enumerable.Range(0, 7 * 6).Select(day => new FeedArrival(Start.AddDays(day), 10)).ToList();
        var afterOutage = arrivals[^1].At.AddDays(6);
        HashSet<int> read = [0, .. Enumerable.Range(6, IntakeRhythm.DaysOfWeeks - 6)];
        Assert.IsType<FeedQuiet.PartlyRead>(IntakeRhythm.Judge([.. arrivals, new FeedArrival(afterOutage, 10)], Start, afterOutage, printed: null, read));
    }

    [Fact]
    public void A_week_that_was_lost_hides_no_scarcity_later()
    {
        int[] lost = [.. Enumerable.Range(21, 7)];
        var arrivals = Enumerable.Range(0, 63).Select(day => new FeedArrival(Start.AddDays(day), day < 56 ? 10 : 1)).Where(arrival => !lost.Contains(62 - (arrival.At - Start).Days)).ToList();
        var read = Enumerable.Range(0, IntakeRhythm.DaysOfWeeks).Except(lost).ToHashSet();
        var scarce = Assert.IsType<FeedQuiet.Scarce>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At, printed: null, read));
        Assert.Contains("70 a week", scarce.Why, StringComparison.Ordinal);
        Assert.Contains("the poorest of those weeks had 70", scarce.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_is_polled_every_other_day_has_whole_weeks_all_the_same()
    {
        var arrivals = Enumerable.Range(0, 32).Select(poll => new FeedArrival(Start.AddDays(2 * poll), poll < 28 ? 10 : 1)).ToList();
        var read = Enumerable.Range(0, IntakeRhythm.DaysOfWeeks).Where(day => day % 2 == 0).ToHashSet();
        Assert.IsType<FeedQuiet.Scarce>(IntakeRhythm.Judge(arrivals, Start, arrivals[^1].At, printed: null, read));
    }

    private static FeedQuiet Judge(IReadOnlyList<FeedArrival> arrivals, DateTimeOffset watchedSince, DateTimeOffset knownUntil, TimeSpan? printed = null) =>
        IntakeRhythm.Judge(arrivals, watchedSince, knownUntil, printed, Enumerable.Range(0, IntakeRhythm.DaysOfWeeks).ToHashSet());

    private static List<FeedArrival> Every(TimeSpan gap, int count) => [.. Enumerable.Range(0, count).Select(i => new FeedArrival(Start + (gap * i), 2))];
}
