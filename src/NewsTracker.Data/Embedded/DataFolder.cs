namespace NewsTracker.Data.Embedded;

/// <summary>Where a machine without a database server of its own keeps everything: the cluster and the programs brought for it.</summary>
public static class DataFolder
{
    public const string Variable = "NEWSTRACKER_HOME";

    private const UnixFileMode PassThrough = UnixFileMode.OtherExecute;

    private const UnixFileMode OpenToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>
    /// <c>NEWSTRACKER_HOME</c>, or the local application data of the user's profile. Root gets <c>/var/lib/newstracker</c>:
    /// PostgreSQL refuses to run as root, and the account it runs as cannot enter root's own home.
    /// </summary>
    public static string Locate() => Locate(Environment.GetEnvironmentVariable(Variable), ServerAccount.RunsAsRoot);

    /// <param name="chosen">What the variable holds, if anything.</param>
    public static string Locate(string? chosen, bool asRoot)
    {
        if (chosen is { Length: > 0 })
            return Path.GetFullPath(chosen);

        if (asRoot)
            return "/var/lib/newstracker";

        var profile = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return profile.Length > 0
            ? Path.Combine(profile, "NewsTracker")
            : throw new StartupException(
                "This user has no profile folder, so there is no place for the data.",
                $"Set {Variable} to a folder that this user may write to.");
    }

    /// <summary>Makes the folder, or says in plain words why it cannot be used.</summary>
    public static void Prepare(string folder) => Prepare(folder, ServerAccount.RunsAsRoot);

    /// <param name="asRoot">The server runs as another user, who must get through.</param>
    public static void Prepare(string folder, bool asRoot)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            Create(folder);
            if (asRoot)
                LetTheServerThrough(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(folder, exception);
        }
    }

    /// <summary>Makes a folder that the server's account can read whatever the umask is; as an ordinary user, a private one.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            var ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            File.SetUnixFileMode(folder, ServerAccount.RunsAsRoot ? OpenToRead : ownerOnly);
        }
    }

    public static StartupException NotWritable(string folder, Exception cause) => new(
        $"The data folder {folder} cannot be written to: {cause.Message}",
        $"Give this user the right to write there (and room on the disk), or set {Variable} to another folder.",
        cause);

    private static void LetTheServerThrough(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        for (var (inner, outer) = (folder, new DirectoryInfo(folder)); outer is not null; (inner, outer) = (outer.FullName, outer.Parent))
        {
            if (outer.UnixFileMode.HasFlag(PassThrough))
                continue;

            // Made for us alone (mktemp makes folders 0700): nothing in it but ours, so passing through gives nothing away.
            if (outer.FullName == inner || outer.EnumerateFileSystemInfos().All(entry => entry.FullName == inner))
            {
                File.SetUnixFileMode(outer.FullName, outer.UnixFileMode | PassThrough);
                continue;
            }

            throw new StartupException(
                $"The data folder {folder} lies in {outer.FullName}, which only its owner may enter. Started as root, "
                + $"PostgreSQL runs as the user {ServerAccount.Unprivileged}, who must get through.",
                $"Set {Variable} to a folder elsewhere (such as /var/lib/newstracker), or allow passing: chmod o+x {outer.FullName}");
        }
    }
}
