using System.Globalization;

namespace NewsTracker.Core.Sources;

/// <summary>A poll that brought something.</summary>
public sealed record FeedArrival(DateTimeOffset At, int Articles);

/// <summary>What a feed's own past says of its present.</summary>
public abstract record FeedQuiet
{
    private FeedQuiet()
    {
    }

    /// <summary>As it always was, or too little is known.</summary>
    public sealed record AsUsual : FeedQuiet;

    /// <param name="Why">In sentences, with the numbers it rests on.</param>
    public sealed record Silent(string Why, bool IsSevere) : FeedQuiet;

    public sealed record Scarce(string Why) : FeedQuiet;

    /// <summary>Not silent; whether it is scarce nobody can tell, for the last week was not read as a whole.</summary>
    public sealed record PartlyRead : FeedQuiet;
}

/// <summary>
/// Judges a feed by its own rhythm, with measures that a single odd day does not move: the median and the 95th percentile of the gaps between arrivals, and the median of its weeks.
/// </summary>
public static class IntakeRhythm
{
    /// <summary>A rhythm needs this many arrivals.</summary>
    public const int LeastArrivals = 8;

    private const int LeastWeeks = 3;
    private const int MostWeeks = 8;
    private const int DaysOfWeek = 7;

    /// <summary>So many days before the last poll that could be read are looked at for what a usual week is.</summary>
    public const int DaysOfWeeks = (MostWeeks + 1) * DaysOfWeek;

    /// <summary>A week of fewer articles is too small to tell a quarter of it from chance.</summary>
    private const int LeastAWeek = 12;

    private static readonly TimeSpan Week = TimeSpan.FromDays(DaysOfWeek);

    /// <summary>However lively a feed is, a night without news is no alarm.</summary>
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromHours(12);

    private static readonly TimeSpan NeverAfter = TimeSpan.FromDays(7);

    /// <summary>Of a feed that has brought something a few times only: a fortnight without news is no alarm.</summary>
    private static readonly TimeSpan ShortestSilenceOfFew = TimeSpan.FromDays(14);

    /// <param name="arrivals">Oldest first.</param>
    /// <param name="watchedSince">The feed's first poll.</param>
    /// <param name="knownUntil">The last poll that could be read: while nothing could be read, nothing is known to be missing.</param>
    /// <param name="printed">See <see cref="Feed.PrintedGap"/>: all that tells a rare feed from one that died early. A gap that grew with the silence would excuse it for ever.</param>
    /// <param name="daysRead">On which days it could be read, counted back from then: 0 are the 24 hours before. What a feed listed on the others may be lost, so their weeks tell nothing.</param>
    public static FeedQuiet Judge(IReadOnlyList<FeedArrival> arrivals, DateTimeOffset watchedSince, DateTimeOffset knownUntil, TimeSpan? printed, IReadOnlySet<int> daysRead)
    {
        if (arrivals.Count == 0)
        {
            return knownUntil - watchedSince > NeverAfter
                ? new FeedQuiet.Silent($"It could be read for {SpanWords.Round(knownUntil - watchedSince)} and has not brought a single article.", IsSevere: false)
                : new FeedQuiet.AsUsual();
        }

        if (arrivals.Count < LeastArrivals)
        {
            return (FeedQuiet?)OfFew(arrivals, knownUntil, printed) ?? new FeedQuiet.AsUsual();
        }

        return (FeedQuiet?)OfGaps(arrivals, knownUntil) ?? OfWeeks(arrivals, knownUntil, daysRead);
    }

    private static FeedQuiet.Silent? OfFew(IReadOnlyList<FeedArrival> arrivals, DateTimeOffset knownUntil, TimeSpan? printed)
    {
        var longest = arrivals.Zip(arrivals.Skip(1), (one, next) => next.At - one.At).DefaultIfEmpty().Max();
        var bound = new[] { ShortestSilenceOfFew, longest * 4, (printed ?? TimeSpan.Zero) * 2 }.Max();
        var quiet = knownUntil - arrivals[^1].At;
        return quiet <= bound
            ? null
            : new FeedQuiet.Silent(
                $"Nothing new for {SpanWords.Round(quiet)}. It has brought something only {(arrivals.Count == 1 ? "once" : Counting.Of(arrivals.Count, "time"))}, too rarely to know its rhythm; of such a feed more than {SpanWords.Round(bound)} is taken for silence.",
                IsSevere: quiet > bound * 2);
    }

    private static FeedQuiet.Silent? OfGaps(IReadOnlyList<FeedArrival> arrivals, DateTimeOffset knownUntil)
    {
        var gaps = arrivals.Zip(arrivals.Skip(1), (one, next) => next.At - one.At).Order().ToList();
        var (usual, long95) = (gaps[gaps.Count / 2], gaps[Math.Min(gaps.Count - 1, (int)Math.Ceiling(gaps.Count * 0.95) - 1)]);
        var bound = new[] { ShortestSilence, long95 * 2, usual * 6 }.Max();
        var quiet = knownUntil - arrivals[^1].At;
        return quiet <= bound
            ? null
            : new FeedQuiet.Silent(
                $"Nothing new for {SpanWords.Round(quiet)}. It usually brings something every {SpanWords.Round(usual)}, and 19 of 20 times within {SpanWords.Round(long95)}; more than {SpanWords.Round(bound)} is out of its rhythm.",
                IsSevere: quiet > bound * 2);
    }

    private static FeedQuiet OfWeeks(IReadOnlyList<FeedArrival> arrivals, DateTimeOffset knownUntil, IReadOnlySet<int> daysRead)
    {
        // The first poll takes in what had piled up: it says nothing of a week.
        var counted = arrivals.Skip(1).ToList();
        var weeks = Enumerable.Range(0, MostWeeks + 1)
            .Select(week => (Start: knownUntil - (Week * (week + 1)), End: knownUntil - (Week * week), Read: Enumerable.Range(week * DaysOfWeek, DaysOfWeek).Count(daysRead.Contains)))
            .TakeWhile(week => week.Start >= arrivals[0].At)
            .Select(week => (week.Read, Articles: counted.Where(arrival => arrival.At > week.Start && arrival.At <= week.End).Sum(arrival => arrival.Articles)))
            .ToList();

        // A feed that is polled every other day has weeks of three and of four days; a day less than its best is a whole week.
        var whole = Math.Max(1, weeks.Select(week => week.Read).DefaultIfEmpty().Max() - 1);
        var before = weeks.Skip(1).Where(week => week.Read >= whole).Select(week => week.Articles).Order().ToList();
        if (before.Count < LeastWeeks)
        {
            return new FeedQuiet.AsUsual();
        }

        var (last, usual) = (weeks[0], before[before.Count / 2]);
        return last.Read < whole ? new FeedQuiet.PartlyRead()
            : usual < LeastAWeek || last.Articles * 4 >= usual || last.Articles * 2 >= before[0] ? new FeedQuiet.AsUsual()
            : new FeedQuiet.Scarce(string.Create(
                CultureInfo.InvariantCulture, $"It brought {Counting.Of(last.Articles, "article")} in the last seven days; usual are {usual} a week (the median of {before.Count} weeks), and the poorest of those weeks had {before[0]}."));
    }
}
