using System.Globalization;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// One copy of the product owns a data folder at a time. The operating system lets go of the lock however the owner ends, so a lock
/// file left behind means nothing; the owner's process id is in a second file, since nobody else can read the locked one.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _lock;

    private DataFolderLock(FileStream @lock) => _lock = @lock;

    public static DataFolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            var taken = TryOpen(path) ?? throw InUse(folder);
            File.WriteAllText(OwnerFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(taken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DataFolder.NotWritable(folder, exception);
        }
    }

    /// <summary>Opens the file for this process alone; null where another process has it.</summary>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }
    }

    public void Dispose() => _lock.Dispose();

    // Windows: ERROR_SHARING_VIOLATION. Unix: EWOULDBLOCK from flock (11 on Linux, 35 on macOS).
    private static bool IsTaken(IOException exception) =>
        (exception.HResult & 0xFFFF) == 32 || exception.HResult is 11 or 35;

    private static string OwnerFile(string folder) => Path.Combine(folder, "owner");

    private static StartupException InUse(string folder)
    {
        var owner = File.Exists(OwnerFile(folder)) ? File.ReadAllText(OwnerFile(folder)) : "unknown";
        return new(
            $"The data folder {folder} is in use by another copy of NewsTracker (process {owner}).",
            $"Use that copy, or stop it first, or set {DataFolder.Variable} to another folder for this one. Several copies can share one "
            + "database if ConnectionStrings__NewsTracker names a PostgreSQL server.");
    }
}
