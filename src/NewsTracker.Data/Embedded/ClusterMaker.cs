using System.Security.Cryptography;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// Makes a cluster beside its final place and moves it there when it is complete, so a power cut in the middle leaves nothing that
/// looks like a cluster.
/// </summary>
public sealed class ClusterMaker(ServerPrograms programs, ServerAccount account)
{
    public const string UnfinishedSuffix = ".unfinished";

    private static readonly TimeSpan InitLimit = TimeSpan.FromMinutes(3);

    /// <summary>Lets the role make databases: for tests, which clone theirs from a template.</summary>
    public bool RoleMakesDatabases { get; init; }

    public async Task<Cluster> MakeAsync(string home, CancellationToken cancellationToken)
    {
        var parent = Cluster.FolderOf(home);
        var final = new Cluster(Path.Combine(parent, $"{programs.Major}"), programs.Major);
        var unfinished = final with { Folder = final.Folder + UnfinishedSuffix };
        try
        {
            Embedded.DataFolder.Create(parent);
            if (Directory.Exists(unfinished.Folder))
                Directory.Delete(unfinished.Folder, recursive: true);

            CreatePrivate(unfinished.Folder);
            var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
            await WritePrivateAsync(unfinished.PasswordFile, password, cancellationToken);
            await account.GiveAsync(unfinished.Folder, cancellationToken);
            await InitAsync(unfinished, cancellationToken);
            await AddRoleAndDatabaseAsync(unfinished, password, cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(unfinished.DataFolder, "pg_hba.conf"), Admission, cancellationToken);
            await File.AppendAllTextAsync(
                Path.Combine(unfinished.DataFolder, "postgresql.conf"),
                $"{Environment.NewLine}include = '{ServerSettings.FileName}'   # written by NewsTracker at each start{Environment.NewLine}",
                cancellationToken);
            Directory.Move(unfinished.Folder, final.Folder);
            return final;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Embedded.DataFolder.NotWritable(home, exception);
        }
    }

    // Only our role, only from this machine, only with the password; the superuser cannot log in over the network at all.
    private const string Admission = $"host all {Cluster.Role} 127.0.0.1/32 scram-sha-256\n";

    private async Task InitAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var failure = "";
        foreach (var locale in ClusterLocale.Choices(programs.Major))
        {
            var run = await ProgramRun.RunAsync(
                new(programs.Initdb)
                {
                    Arguments =
                    [
                        "--pgdata", cluster.DataFolder, "--username", "postgres", "--auth", "reject", "--encoding", "UTF8",
                        "--data-checksums", .. locale,
                    ],
                    Account = account,
                    WorkingFolder = cluster.Folder,
                    TimeLimit = InitLimit,
                },
                cancellationToken);
            if (run.ExitCode == 0)
                return;

            failure = run.Errors;
            if (!failure.Contains("locale", StringComparison.OrdinalIgnoreCase))
                break;
        }

        throw Failed(failure);
    }

    // The single-user server needs no port and no password, and ends with its input. It exits with 0 even when a statement fails.
    private async Task AddRoleAndDatabaseAsync(Cluster cluster, string password, CancellationToken cancellationToken)
    {
        var may = RoleMakesDatabases ? "LOGIN CREATEDB" : "LOGIN";
        var run = await ProgramRun.RunAsync(
            new(programs.Postgres)
            {
                Arguments = ["--single", "-D", cluster.DataFolder, "postgres"],
                Account = account,
                WorkingFolder = cluster.Folder,
                TimeLimit = InitLimit,
                Input = $"""
                    CREATE ROLE {Cluster.Role} {may} PASSWORD '{password}' IN ROLE pg_monitor;
                    CREATE DATABASE {Cluster.Database} OWNER {Cluster.Role};

                    """,
            },
            cancellationToken);
        if (run.ExitCode != 0 || run.Errors.Contains("ERROR:", StringComparison.Ordinal) || run.Errors.Contains("FATAL:", StringComparison.Ordinal))
            throw Failed(run.Errors);
    }

    private StartupException Failed(string words) => new(
        $"The database could not be made with the programs in {programs.BinFolder}. They said:{Environment.NewLine}{Tail.Of(words)}",
        "Often the disk is full or the folder is on a drive that cannot hold a database. Mend that and start again (nothing half-made is kept), "
        + "or set ConnectionStrings__NewsTracker to a PostgreSQL server of your own.");

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task WritePrivateAsync(string path, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }
}
