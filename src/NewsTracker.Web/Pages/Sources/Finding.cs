namespace NewsTracker.Web.Pages.Sources;

/// <summary>One thing that explains why something arrived or did not.</summary>
/// <param name="Mark">How it stands: good, idle, warning or bad.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Advice">What to do about it; absent where nothing is to be done.</param>
/// <param name="Link">Where it can be seen.</param>
public sealed record Finding(string Mark, string Sentence, string? Advice = null, FindingLink? Link = null)
{
    public DateTimeOffset? At { get; init; }
}
