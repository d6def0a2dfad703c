namespace NewsTracker.Data.Embedded;

public sealed record EmbeddedPostgresOptions
{
    public const string ProgramsVariable = "NEWSTRACKER_POSTGRES_BIN";
    public const string SearchVariable = "NEWSTRACKER_POSTGRES_SEARCH";

    /// <summary>Always a full path: the server's programs run from folders of their own.</summary>
    public required string DataFolder { get; init => field = Path.GetFullPath(value); }

    /// <summary>The one folder to take the server programs from; null to look for them.</summary>
    public string? BinFolder { get; init; }

    /// <summary>Where the machine may have server programs; null to use none of its own.</summary>
    public MachinePrograms? Machine { get; init; } = MachinePrograms.OfThisMachine();

    /// <summary>Where brought programs are kept.</summary>
    public string ProgramsFolder => Path.Combine(DataFolder, "programs");

    /// <summary>
    /// As the environment says: <c>NEWSTRACKER_HOME</c> the data folder, <c>NEWSTRACKER_POSTGRES_BIN</c> a folder of server programs,
    /// <c>NEWSTRACKER_POSTGRES_SEARCH=off</c> to leave the machine's own programs alone.
    /// </summary>
    public static EmbeddedPostgresOptions FromEnvironment() => new()
    {
        DataFolder = Embedded.DataFolder.Locate(),
        BinFolder = Environment.GetEnvironmentVariable(ProgramsVariable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
        Machine = string.Equals(Environment.GetEnvironmentVariable(SearchVariable), "off", StringComparison.OrdinalIgnoreCase)
            ? null
            : MachinePrograms.OfThisMachine(),
    };
}
