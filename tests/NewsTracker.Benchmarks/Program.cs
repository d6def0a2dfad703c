using BenchmarkDotNet.Running;
using NewsTracker.Benchmarks;
using NewsTracker.Benchmarks.Fuzzing;

switch (args)
{
    case ["fuzz", .. var rest] when FuzzOptions.Find(rest) is { } options:
        return new FuzzCommand(options, Console.Out).Run();
    case ["fuzz", ..]:
        await Console.Error.WriteLineAsync("usage: " + FuzzOptions.Usage);
        return 2;
    default:
        return BenchmarkSwitcher.FromAssembly(typeof(Measuring).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, Measuring.Config).All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1;
}
