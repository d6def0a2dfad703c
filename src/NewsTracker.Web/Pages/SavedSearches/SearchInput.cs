using NewsTracker.Data.SavedSearches;

namespace NewsTracker.Web.Pages.SavedSearches;

/// <summary>A saved search as its form has it; what is wrong with it the desk says.</summary>
public sealed record SearchInput
{
    public string? Name { get; init; }

    public string? Query { get; init; }

    public bool IsShared { get; init; }

    internal SavedSearchInput ToInput() => new(Name, Query, IsShared);
}
