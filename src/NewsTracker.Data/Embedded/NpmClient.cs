using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Data.Embedded;

/// <summary>npm as a downloader only: nothing of a package is run.</summary>
public sealed partial class NpmClient(ILogger logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(5);

    public async Task<string> PackAsync(NpmPackage package, string folder, CancellationToken cancellationToken)
    {
        var npm = Find() ?? throw new FileNotFoundException("npm is not on the PATH");
        var clock = Stopwatch.StartNew();
        var packing = ProgramRun.RunAsync(
            new(npm)
            {
                Arguments = ["pack", package.Specifier, "--ignore-scripts", "--loglevel=error", "--no-update-notifier"],
                WorkingFolder = folder,   // npm leaves the tarball where it runs
                TimeLimit = Limit,
            },
            cancellationToken);
        while (await Task.WhenAny(packing, Task.Delay(ProgressEvery, TimeProvider.System, cancellationToken)) != packing && !cancellationToken.IsCancellationRequested)
            Log.StillDownloading(logger, package.Specifier, (int)clock.Elapsed.TotalSeconds);

        var run = await packing;
        if (run.ExitCode != 0)
            throw new IOException($"npm pack {package.Specifier} ended with {run.ExitCode}:{Environment.NewLine}{Tail.Of(run.Errors)}");

        return Directory.EnumerateFiles(folder, "*.tgz").SingleOrDefault()
            ?? throw new IOException($"npm pack {package.Specifier} left no tarball");
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm"))
            .FirstOrDefault(File.Exists);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Downloading {Package}: {Seconds} s so far")]
        public static partial void StillDownloading(ILogger logger, string package, int seconds);
    }
}
