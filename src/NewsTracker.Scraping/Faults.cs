namespace NewsTracker.Scraping;

/// <summary>What went wrong with us, not with what was asked for.</summary>
internal static class Faults
{
    /// <summary>For the admin, in a sentence; all of it is in the log.</summary>
    public static string InWords(Exception exception) => $"A fault of ours, see the log: {exception.GetBaseException().Message}";
}
