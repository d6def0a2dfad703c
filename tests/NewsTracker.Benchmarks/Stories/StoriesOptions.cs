using System.Globalization;

namespace NewsTracker.Benchmarks.Stories;

/// <param name="Articles">How many are in the archive before one is added.</param>
/// <param name="Words">About how many each has; 450 are some 3,000 characters.</param>
/// <param name="Added">How many are then added and timed, one by one.</param>
/// <param name="Folder">Where the archive is kept and found again, so that it can be filled once and measured often; a temporary one where none is named.</param>
/// <param name="Table">Also times the same look-ups in a table of (key, article) with a B-tree.</param>
internal sealed record StoriesOptions(int Articles, int Words, int Added, int Seed, string? Folder, bool Table, string? Json)
{
    public const string Usage = "stories --articles N [--words N] [--added N] [--seed N] [--folder DIR] [--table true] [--json FILE]";

    public static StoriesOptions? Find(IReadOnlyList<string> args)
    {
        var options = new StoriesOptions(100_000, 450, 1000, 1, null, false, null);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 >= args.Count || options.With(args[i], args[i + 1]) is not { } changed)
                return null;
            options = changed;
        }

        return options;
    }

    private StoriesOptions? With(string name, string value) => (name, int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) switch
    {
        ("--articles", true) => this with { Articles = Math.Max(1, number) },
        ("--words", true) => this with { Words = Math.Max(20, number) },
        ("--added", true) => this with { Added = Math.Max(0, number) },
        ("--folder", _) => this with { Folder = value },
        ("--seed", true) => this with { Seed = number },
        ("--table", _) => this with { Table = value == "true" },
        ("--json", _) => this with { Json = value },
        _ => null,
    };
}
