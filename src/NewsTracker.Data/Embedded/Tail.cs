namespace NewsTracker.Data.Embedded;

/// <summary>The last lines of what a program said: enough to see why it failed, little enough for one screen.</summary>
internal static class Tail
{
    private const int Lines = 8;
    private const int FileBytes = 8_192;

    public static string Of(string words) =>
        string.Join(Environment.NewLine, words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(Lines).Select(line => "  " + line));

    /// <summary>What was added to a file since it had the given length.</summary>
    public static string OfFile(string path, long since)
    {
        if (!File.Exists(path))
            return "";

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = Math.Min(file.Length, Math.Max(since, file.Length - FileBytes));
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
