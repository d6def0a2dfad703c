using Microsoft.AspNetCore.WebUtilities;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>One thing that explains why something arrived or did not.</summary>
/// <param name="Mark">How it stands: good, idle, warning or bad.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Advice">What to do about it; absent where nothing is to be done.</param>
/// <param name="Link">Where it can be seen, within the application.</param>
public sealed record Finding(string Mark, string Sentence, string? Advice = null, string? Link = null)
{
    public DateTimeOffset? At { get; init; }

    /// <summary>What is found where the link leads.</summary>
    public string LinkWords => Link switch
    {
        { } path when path.StartsWith("/articles/add", StringComparison.Ordinal) => "Add this article",
        { } path when path.StartsWith("/articles/", StringComparison.Ordinal) => "Read it",
        { } path when path.StartsWith("/sources/polls/", StringComparison.Ordinal) => "Open the poll",
        { } path when path.StartsWith("/sources/add", StringComparison.Ordinal) => "Add a source",
        { } path when path.StartsWith("/jobs/", StringComparison.Ordinal) => "Open the job",
        _ => "Look",
    };

    /// <summary>The link for one address: the page that adds articles is given it, so that it need not be typed again.</summary>
    public string? LinkFor(string? address) => address is not null && Link?.StartsWith("/articles/add", StringComparison.Ordinal) == true
        ? QueryHelpers.AddQueryString(Link, "address", address)
        : Link;
}
