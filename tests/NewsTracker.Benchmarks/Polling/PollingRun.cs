using System.Globalization;

namespace NewsTracker.Benchmarks.Polling;

/// <summary>How much is polled: so many feeds, due so many times a second together.</summary>
/// <param name="Measured">How long two scrapers poll before one is killed, and again how long the other is watched.</param>
internal sealed record PollingRun(int Feeds, double PollsPerSecond, TimeSpan Measured, string? Json)
{
    public const string Usage = "NewsTracker.Benchmarks polling [--feeds N] [--rate POLLS-A-SECOND] [--seconds N] [--json FILE]";

    /// <summary>The gap between two polls of one feed.</summary>
    public TimeSpan Interval => TimeSpan.FromSeconds(Feeds / PollsPerSecond);

    public static PollingRun? Find(IReadOnlyList<string> args)
    {
        var run = new PollingRun(100_000, 333, TimeSpan.FromSeconds(60), null);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 >= args.Count || run.With(args[i], args[i + 1]) is not { } changed)
                return null;
            run = changed;
        }

        return run;
    }

    private PollingRun? With(string name, string value) => name switch
    {
        "--feeds" when Number(value) is >= 1 and <= 1_000_000 and var feeds => this with { Feeds = (int)feeds },
        "--rate" when Number(value) is > 0 and <= 5_000 and var rate => this with { PollsPerSecond = rate },
        "--seconds" when Number(value) is >= 5 and <= 3_600 and var seconds => this with { Measured = TimeSpan.FromSeconds(seconds) },
        "--json" => this with { Json = value },
        _ => null,
    };

    private static double Number(string value) => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
