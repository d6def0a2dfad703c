using System.Diagnostics;

namespace NewsTracker.Benchmarks;

/// <summary>Starts this program once more, with another verb: what is measured beside each other must not share a process.</summary>
internal static class ChildProcess
{
    /// <summary>The child ends when its input is closed.</summary>
    public static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
