using System.Globalization;

namespace NewsTracker.Data.Embedded;

/// <summary>The places where machines keep PostgreSQL's server programs, in the order in which we prefer them.</summary>
/// <param name="SearchPath">Folders as in the PATH variable.</param>
/// <param name="Patterns">Folders with one <c>*</c> in one segment; of several that match, the highest number comes first.</param>
public sealed record MachinePrograms(string SearchPath, IReadOnlyList<string> Patterns)
{
    public static MachinePrograms OfThisMachine() => new(Environment.GetEnvironmentVariable("PATH") ?? "", UsualPatterns());

    public IEnumerable<string> BinFolders() => FromPath().Concat(Patterns.SelectMany(Matching)).Distinct();

    private static string[] UsualPatterns() => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")]
        :
        [
            "/usr/lib/postgresql/*/bin",            // Debian, Ubuntu
            "/usr/pgsql-*/bin",                     // PostgreSQL's own packages for Red Hat
            "/usr/libexec/postgresql*",             // Alpine
            "/opt/homebrew/opt/postgresql*/bin",    // Homebrew on Apple silicon
            "/usr/local/opt/postgresql*/bin",       // Homebrew on Intel
            "/Applications/Postgres.app/Contents/Versions/*/bin",
        ];

    // Distributions put links such as /usr/local/bin/postgres on the path; the other programs lie beside what the link means.
    private IEnumerable<string> FromPath()
    {
        foreach (var folder in SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var postgres = new FileInfo(ServerPrograms.Program(folder, "postgres"));
            if (!postgres.Exists)
                continue;

            var real = postgres.ResolveLinkTarget(returnFinalTarget: true) ?? postgres;
            foreach (var candidate in new[] { folder, Path.GetDirectoryName(real.FullName)! }.Where(ServerPrograms.AreIn).Take(1))
                yield return candidate;
        }
    }

    private static IEnumerable<string> Matching(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var parent = Path.GetDirectoryName(pattern[..star])!;
        if (!Directory.Exists(parent))
            return [];

        var end = pattern.IndexOf(Path.DirectorySeparatorChar, star);
        var (segment, below) = end < 0 ? (pattern[(parent.Length + 1)..], "") : (pattern[(parent.Length + 1)..end], pattern[(end + 1)..]);
        return Directory.EnumerateDirectories(parent, segment)
            .OrderByDescending(Number)
            .Select(folder => Path.Combine(folder, below))
            .Where(ServerPrograms.AreIn);
    }

    private static int Number(string folder)
    {
        var digits = new string([.. Path.GetFileName(folder).Where(char.IsAsciiDigit)]);
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
