using System.Diagnostics;
using System.Globalization;

namespace NewsTracker.Data.Embedded;

/// <summary>Finds the processes that work on a cluster, the server's and its sessions', by more than a number in a file.</summary>
public static class ServerProcesses
{
    public static IReadOnlySet<int> Of(Cluster cluster) =>
        OperatingSystem.IsLinux() ? ByWorkingFolder(cluster)
        : OperatingSystem.IsWindows() ? ByPostmasterFile(cluster)
        : ByTitle(cluster);

    // Every process of a server has the data folder as its working folder.
    private static HashSet<int> ByWorkingFolder(Cluster cluster)
    {
        var dataFolder = RealPath(cluster.DataFolder);
        var found = new HashSet<int>();
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry), CultureInfo.InvariantCulture, out var processId) && WorksIn(entry, dataFolder))
                found.Add(processId);
        }

        return found;
    }

    private static bool WorksIn(string entry, string dataFolder)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(entry, "cwd"), returnFinalTarget: false)?.FullName == dataFolder
                && File.ReadAllText(Path.Combine(entry, "comm")).StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;   // ended while we looked, or another user's and so not ours
        }
    }

    // The kernel reports folders with every link above them resolved.
    private static string RealPath(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var segment in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new DirectoryInfo(Path.Combine(real, segment));
            real = next.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next.FullName;
        }

        return real;
    }

    // A server that ended in order took the file with it.
    private static HashSet<int> ByPostmasterFile(Cluster cluster) =>
        cluster.ProcessId is { } processId && Process.GetProcessesByName("postgres").Any(process => process.Id == processId) ? [processId] : [];

    // The server shows its -D argument, its sessions the cluster's name.
    private static HashSet<int> ByTitle(Cluster cluster)
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-A", "-o", "pid=,command="]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var lines = ps.StandardOutput.ReadToEnd().Split('\n');
        ps.WaitForExit();
        return
        [
            .. lines
                .Where(line => line.Contains("postgres", StringComparison.Ordinal)
                    && !line.Contains("pg_ctl", StringComparison.Ordinal)
                    && (line.Contains(cluster.DataFolder, StringComparison.Ordinal) || line.Contains(ServerSettings.NameOf(cluster), StringComparison.Ordinal)))
                .Select(line => int.Parse(line.AsSpan().TrimStart()[..line.AsSpan().TrimStart().IndexOf(' ')], CultureInfo.InvariantCulture)),
        ];
    }
}
