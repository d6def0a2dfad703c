namespace NewsTracker.Scraping.Jobs;

/// <summary>What this process is called wherever its work is shown or reserved: its machine and its number there.</summary>
internal static class ProcessName
{
    public static string Shown { get; } = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>For one of several who work in this process, or in one of the same name: in containers all may be number 1.</summary>
    public static string Unique() => $"{Shown}/{Guid.NewGuid():N}";
}
