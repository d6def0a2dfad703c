namespace NewsTracker.Core.SavedSearches;

/// <summary>What a saved search has to be, in sentences for whoever saves it.</summary>
public static class SavedSearchRules
{
    /// <summary>The name as it is stored: one line, single spaces.</summary>
    public static string Clean(string? name) => (name ?? "").OnOneLine();

    /// <summary>What is wrong with a cleaned name; null where nothing is.</summary>
    public static string? FindFault(string name) => name switch
    {
        "" => "Give the search a name.",
        { Length: > SavedSearch.MaxNameLength } => $"The name has {name.Length} characters; {SavedSearch.MaxNameLength} fit.",
        _ when name.Any(char.IsControl) => "The name has a character that cannot be shown. Type it anew.",
        _ => null,
    };
}
