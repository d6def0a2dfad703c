namespace NewsTracker.Core.Sources;

/// <summary>How sources and their groups are named.</summary>
public static class SourceNaming
{
    public const int MaxLength = 200;

    /// <summary>The group in its one form: folders between slashes, without blanks around them; absent where nothing is named.</summary>
    public static string? GroupOf(string? typed)
    {
        var folders = (typed ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return folders.Length == 0 ? null : string.Join('/', folders);
    }
}
