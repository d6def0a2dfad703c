using NewsTracker.Core.Queries;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.SavedSearches;

/// <summary>Who acts on saved searches.</summary>
/// <param name="IsAdmin">Admins change what is shared as its owner does; what is private is not theirs to see.</param>
public sealed record SearchReader(Guid Id, bool IsAdmin, AuditActor Actor)
{
    public bool MayChange(SavedSearch search) => search.OwnerId == Id || (IsAdmin && search.IsShared);
}

/// <summary>A saved search as its form has it.</summary>
/// <param name="Seen">When the search was last changed that the form began with; absent where there was none.</param>
public sealed record SavedSearchInput(string? Name, string? Query, bool IsShared, DateTimeOffset? Seen = null);

/// <summary>What came of saving, changing or removing a search.</summary>
public abstract record SavedSearchOutcome
{
    private SavedSearchOutcome()
    {
    }

    public sealed record Done(SavedSearch Search) : SavedSearchOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : SavedSearchOutcome;

    /// <summary>The query cannot be asked: where in its text, and why.</summary>
    public sealed record BadQuery(QueryProblem Problem) : SavedSearchOutcome;

    /// <param name="Current">What somebody else saved meanwhile.</param>
    public sealed record Outdated(SavedSearch Current) : SavedSearchOutcome;

    /// <summary>There is none that this reader may see, or may change.</summary>
    public sealed record NotTheirs : SavedSearchOutcome;
}
