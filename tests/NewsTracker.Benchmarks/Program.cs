using NewsTracker.Benchmarks.Fuzzing;

switch (args)
{
    case ["fuzz", .. var rest] when FuzzOptions.Find(rest) is { } options:
        return new FuzzCommand(options, Console.Out).Run();
    default:
        await Console.Error.WriteLineAsync("usage: " + FuzzOptions.Usage);
        return 2;
}
