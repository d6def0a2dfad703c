using System.Globalization;

namespace NewsTracker.Benchmarks.Fuzzing;

/// <param name="Duration">Of the processor's time.</param>
/// <param name="Corpus">A folder of real pages (<c>.html</c>, <c>.html.gz</c>, folders in it included) to damage; absent for made-up pages only.</param>
/// <param name="Out">The folder that failing documents are written to.</param>
internal sealed record FuzzOptions(TimeSpan Duration, ulong Seed, string? Corpus, string Out)
{
    public const string Usage = "fuzz --minutes N [--seed N] [--corpus FOLDER] [--out FOLDER]";

    public static FuzzOptions? Find(IReadOnlyList<string> args)
    {
        var options = new FuzzOptions(TimeSpan.FromMinutes(1), (ulong)Random.Shared.NextInt64(), null, "fuzz-findings");
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 >= args.Count || options.With(args[i], args[i + 1]) is not { } changed)
                return null;
            options = changed;
        }

        return options;
    }

    private FuzzOptions? With(string name, string value) => name switch
    {
        "--minutes" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) => this with { Duration = TimeSpan.FromMinutes(minutes) },
        "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => this with { Seed = seed },
        "--corpus" when Directory.Exists(value) => this with { Corpus = value },
        "--out" => this with { Out = value },
        _ => null,
    };
}
