using System.Globalization;

namespace NewsTracker.Evaluation.Verbs;

/// <param name="Repeat">How often the engine runs over the loaded input.</param>
internal sealed record VerbArguments(string In, string Out, int Repeat, IReadOnlyDictionary<string, string> Others)
{
    public static VerbArguments? Find(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i + 1 < args.Length; i += 2)
            options[args[i]] = args[i + 1];
        if (!options.TryGetValue("--in", out var input) || !options.TryGetValue("--out", out var output))
            return null;
        var repeat = options.TryGetValue("--repeat", out var times) && int.TryParse(times, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;
        return new VerbArguments(input, output, repeat, options);
    }
}
