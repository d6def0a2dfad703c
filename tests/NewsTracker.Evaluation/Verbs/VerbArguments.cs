namespace NewsTracker.Evaluation.Verbs;

/// <summary>What a verb is called with: <c>--in</c>, <c>--out</c> and how often to repeat the engine's work for timing.</summary>
internal sealed record VerbArguments(string In, string Out, int Repeat, TextWriter Report)
{
    public static VerbArguments? Parse(ReadOnlySpan<string> arguments, TextWriter report)
    {
        string? input = null, output = null;
        var repeat = 1;
        for (var index = 0; index + 1 < arguments.Length; index += 2)
        {
            var value = arguments[index + 1];
            switch (arguments[index])
            {
                case "--in": input = value; break;
                case "--out": output = value; break;
                case "--repeat" when int.TryParse(value, out repeat) && repeat > 0: break;
                default: return null;
            }
        }

        return input is null || output is null ? null : new VerbArguments(input, output, repeat, report);
    }
}
