namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Reads key words as publishers list them: one a value, or many in one.</summary>
internal static class KeywordList
{
    private const int Most = 50;
    private const int Longest = 100;

    private static readonly char[] Commas = [',', ';', '،', '、', '，', '؛', '；', '|', '\n'];
    private static readonly char[] Semicolons = [';', '؛', '；'];

    /// <summary>The distinct words in their order.</summary>
    public static IReadOnlyList<string> Read(IReadOnlyList<string>? values)
    {
        if (values is null or { Count: 0 })
            return [];

        // Among several values a comma belongs to the word: "Kallas, Kaja".
        var words = values.Count == 1 ? Split(values[0]) : values;
        return [.. words.Select(Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
    }

    /// <summary>Where semicolons part the words, commas belong to them: "Ottawa, Canada; mines".</summary>
    private static string[] Split(string value)
    {
        var semicolons = value.Count(Semicolons.Contains);
        return value.Split(semicolons > 0 && semicolons * 2 >= value.Count(character => character == ',') ? Semicolons : Commas);
    }

    private static string? Clean(string word)
    {
        if (word.Length > Longest * 2)
            return null;
        var line = word.OnOneLine().Trim('#', '"', '“', '”', ' ', '.');
        return line.Length is > 1 and <= Longest && line.Any(char.IsLetterOrDigit) ? line : null;
    }
}
