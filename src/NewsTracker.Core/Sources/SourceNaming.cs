namespace NewsTracker.Core.Sources;

/// <summary>How sources and their groups are named.</summary>
public static class SourceNaming
{
    public const int MaxLength = 200;

    /// <summary>A name in its one form, as lists of sources carry it: one blank between words, of whatever kind they were typed, and none around them.</summary>
    public static string NameOf(string typed) => typed.OnOneLine();

    /// <summary>The group in its one form: folders between slashes, each named in that form; absent where nothing is named.</summary>
    public static string? GroupOf(string? typed)
    {
        var folders = (typed ?? "").Split('/').Select(NameOf).Where(folder => folder.Length > 0).ToList();
        return folders.Count == 0 ? null : string.Join('/', folders);
    }
}
