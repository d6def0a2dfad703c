using BenchmarkDotNet.Running;
using NewsTracker.Benchmarks;
using NewsTracker.Benchmarks.Fuzzing;
using NewsTracker.Benchmarks.Ingest;
using NewsTracker.Benchmarks.Pages;
using NewsTracker.Benchmarks.Polling;
using NewsTracker.Benchmarks.Search;
using NewsTracker.Benchmarks.Stories;
using NewsTracker.Benchmarks.Web;
using NewsTracker.Benchmarks.Web.Bare;

switch (args)
{
    case ["fuzz", .. var rest] when FuzzOptions.Find(rest) is { } options:
        return new FuzzCommand(options, Console.Out).Run();
    case ["fuzz", ..]:
        await Console.Error.WriteLineAsync("usage: " + FuzzOptions.Usage);
        return 2;
    case ["ingest", .. var rest] when IngestOptions.Find(rest) is { } options:
        return await new IngestCommand(options, Console.Out).RunAsync(CancellationToken.None);
    case [IngestSite.Verb, .. var rest] when IngestOptions.Find(rest) is { } options:
        return await IngestSite.RunAsync(options, Console.In, Console.Out);
    case [BareFloor.Verb, var connectionString, var origin, var articles]:
        return await BareFloor.RunAsync(connectionString, origin, articles, Console.Out);
    case ["ingest", ..]:
        await Console.Error.WriteLineAsync("usage: " + IngestOptions.Usage);
        return 2;
    case ["polling", .. var rest] when PollingRun.Find(rest) is { } run:
        return await new PollingCommand(run, Console.Out).RunAsync(CancellationToken.None);
    case [PollingScraper.Verb, var connectionString]:
        return await PollingScraper.RunAsync(connectionString, Console.In);
    case ["polling", ..]:
        await Console.Error.WriteLineAsync("usage: " + PollingRun.Usage);
        return 2;
    case ["load", .. var rest] when SearchOptions.Find(rest) is { } options:
        return await new LoadCommand(options, Console.Out).RunAsync(CancellationToken.None);
    case ["search", .. var rest] when SearchOptions.Find(rest) is { } options:
        return await new SearchCommand(options, Console.Out).RunAsync(CancellationToken.None);
    case ["load" or "search", ..]:
        await Console.Error.WriteLineAsync("usage: " + SearchOptions.Usage);
        return 2;
    case ["stories", .. var rest] when StoriesOptions.Find(rest) is { } options:
        return await new StoriesCommand(options, Console.Out).RunAsync(CancellationToken.None);
    case ["stories", ..]:
        await Console.Error.WriteLineAsync("usage: NewsTracker.Benchmarks " + StoriesOptions.Usage);
        return 2;
    case ["pages", .. var rest] when PagesRun.Find(rest) is { } run:
        return await new PagesCommand(run, Console.Out).RunAsync(CancellationToken.None);
    case ["pages", ..]:
        await Console.Error.WriteLineAsync("usage: " + PagesRun.Usage);
        return 2;
    case ["web", .. var rest] when WebRun.Find(rest) is { } run:
        return await new WebCommand(run, Console.Out).RunAsync(CancellationToken.None);
    case [BareHost.Verb, var connectionString]:
        return await BareHost.RunAsync(connectionString, Console.In, Console.Out);
    case ["web", ..]:
        await Console.Error.WriteLineAsync("usage: " + WebRun.Usage);
        return 2;
    default:
        return BenchmarkSwitcher.FromAssembly(typeof(Measuring).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, Measuring.Config).All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1;
}
