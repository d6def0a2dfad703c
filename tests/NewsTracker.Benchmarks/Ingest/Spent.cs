using System.Diagnostics;
using System.Runtime;

namespace NewsTracker.Benchmarks.Ingest;

/// <summary>What has been spent so far, by this process and by the database server beside it.</summary>
internal sealed record Spent(TimeSpan Cpu, TimeSpan Collecting, TimeSpan Compiling, long Allocated, TimeSpan Server)
{
    public static Spent Now(int serverId) =>
        new(Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration(), JitInfo.GetCompilationTime(), GC.GetTotalAllocatedBytes(), OperatingSystem.IsLinux() ? CpuOfServer(serverId) : default);

    public static Spent operator -(Spent later, Spent earlier) => new(
        later.Cpu - earlier.Cpu, later.Collecting - earlier.Collecting, later.Compiling - earlier.Compiling, later.Allocated - earlier.Allocated, later.Server - earlier.Server);

    /// <summary>Processor time of the server and of all its processes, those that have ended included; as Linux counts it, in hundredths of a second (proc(5), fields 14 to 17).</summary>
    private static TimeSpan CpuOfServer(int serverId)
    {
        long ticks = 0;
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (StatOf(process.Id) is { } stat && (process.Id == serverId || stat[1] == $"{serverId}"))
                    ticks += stat[11..(process.Id == serverId ? 15 : 13)].Sum(field => long.Parse(field, CultureInvariant));
            }
        }

        return TimeSpan.FromMilliseconds(10 * ticks);
    }

    private static IFormatProvider CultureInvariant => System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>The fields after the name, which may hold blanks; absent where the process has ended.</summary>
    private static string[]? StatOf(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
