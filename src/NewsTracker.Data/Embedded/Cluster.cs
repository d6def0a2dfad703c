using System.Globalization;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// One database cluster: <c>postgres/&lt;major&gt;/</c> with PostgreSQL's own <c>data</c>, the password of the one role that may
/// connect, and the server's log.
/// </summary>
public sealed record Cluster(string Folder, int Major)
{
    public const string Role = "newstracker";
    public const string Database = "newstracker";

    public string DataFolder => Path.Combine(Folder, "data");

    public string PasswordFile => Path.Combine(Folder, "password");

    public string LogFile => Path.Combine(Folder, "server.log");

    /// <summary>Written by PostgreSQL while it runs: process id, data folder, start, port, one a line.</summary>
    public string PostmasterFile => Path.Combine(DataFolder, "postmaster.pid");

    /// <summary>The first process of a server that runs, or that was killed and left its file.</summary>
    public int? ProcessId =>
        File.Exists(PostmasterFile) && int.TryParse(File.ReadLines(PostmasterFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var processId) ? processId : null;

    public static string FolderOf(string home) => Path.Combine(home, "postgres");

    /// <summary>
    /// The cluster a data folder has, whichever programs the machine offers today: choosing by programs would start empty after an
    /// upgrade of the machine. Of several the newest.
    /// </summary>
    public static Cluster? Find(string home)
    {
        var parent = FolderOf(home);
        if (!Directory.Exists(parent))
            return null;

        return Directory.EnumerateDirectories(parent)
            .Select(TryRead)
            .OfType<Cluster>()
            .MaxBy(cluster => cluster.Major);
    }

    private static Cluster? TryRead(string folder)
    {
        var versionFile = Path.Combine(folder, "data", "PG_VERSION");
        return !folder.EndsWith(ClusterMaker.UnfinishedSuffix, StringComparison.Ordinal)
            && File.Exists(versionFile)
            && int.TryParse(File.ReadAllText(versionFile).Trim(), out var major)
                ? new Cluster(folder, major)
                : null;
    }
}
