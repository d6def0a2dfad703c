using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsTracker.Data.Embedded;

/// <summary>PostgreSQL's server programs of one major version, in one folder.</summary>
public sealed partial record ServerPrograms(string BinFolder, int Major)
{
    public const int OldestMajor = 14;

    public string Postgres => Program(BinFolder, "postgres");

    public string Initdb => Program(BinFolder, "initdb");

    public string PgCtl => Program(BinFolder, "pg_ctl");

    /// <summary>Asks the programs for their version; null where the folder has no working set of them.</summary>
    public static async Task<ServerPrograms?> TryReadAsync(string binFolder, CancellationToken cancellationToken)
    {
        if (!AreIn(binFolder))
            return null;

        try
        {
            var run = await ProgramRun.RunAsync(new(Program(binFolder, "postgres")) { Arguments = ["--version"] }, cancellationToken);
            return run.ExitCode == 0 && VersionLine().Match(run.Output) is { Success: true } match
                ? new(binFolder, int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Exception exception) when (exception is Win32Exception or TimeoutException)
        {
            return null;   // built for another processor, or not to be started by us
        }
    }

    public static bool AreIn(string binFolder) =>
        File.Exists(Program(binFolder, "postgres")) && File.Exists(Program(binFolder, "initdb")) && File.Exists(Program(binFolder, "pg_ctl"));

    public static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]{1,3})")]
    private static partial Regex VersionLine();
}
