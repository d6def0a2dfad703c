namespace NewsTracker.Data;

/// <summary>
/// The product cannot start, for a reason its operator can mend. Hosts print <see cref="Exception.Message"/> (one screen of plain words,
/// no stack) and exit with a non-zero code.
/// </summary>
public sealed class StartupException(string problem, string remedy, Exception? cause = null)
    : Exception($"{problem}{Environment.NewLine}{Environment.NewLine}{remedy}", cause)
{
    public string Problem { get; } = problem;

    public string Remedy { get; } = remedy;
}
