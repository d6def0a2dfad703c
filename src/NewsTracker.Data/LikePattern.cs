namespace NewsTracker.Data;

/// <summary>Patterns of LIKE. <see cref="Escape"/> must be named beside them: EF lets nothing escape otherwise.</summary>
internal static class LikePattern
{
    public const string Escape = @"\";

    /// <summary>Whatever holds the text, with nothing in it taken for a wildcard.</summary>
    public static string Containing(string text) =>
        $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
