using NewsTracker.Evaluation.Verbs;

var verbs = new Dictionary<string, Func<VerbArguments, CancellationToken, Task<int>>>
{
    ["robots-check"] = RobotsCheckVerb.RunAsync,
};

if (args.Length > 0 && verbs.TryGetValue(args[0], out var run) && VerbArguments.Parse(args.AsSpan(1), Console.Out) is { } arguments)
    return await run(arguments, CancellationToken.None);

await Console.Error.WriteLineAsync($"usage: NewsTracker.Evaluation VERB --in X --out Y [--repeat N]   verbs: {string.Join(", ", verbs.Keys)}");
return 2;
