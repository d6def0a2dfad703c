using NewsTracker.Web.Hosting;
using Serilog;

Log.Logger = Logging.BeforeConfiguration();
try
{
    await using var host = await NewsTrackerWebHost.BuildAsync(args);
    await host.RunAsync();
    return Environment.ExitCode;
}
catch (Exception exception) when (StartupProblems.Explain(exception) is { } problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
finally
{
    await Log.CloseAndFlushAsync();
}
