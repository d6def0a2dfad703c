using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>A position that the engine or a language model proposes of an article and nobody has decided on.</summary>
/// <param name="Start">Where its words stand in the text of its revision, in code points.</param>
/// <param name="End">In the same units.</param>
/// <param name="Revision">The number of the revision that it was read from.</param>
/// <param name="IsHere">Whether that revision is the one that is shown.</param>
/// <param name="ItemId">Where it waits in the review queue.</param>
public sealed record OpenSuggestion(
    long Id, CountryCode Country, string CountryName, Topic Topic, Stance Stance, double Confidence, string? Reason, string? ModelName, int Start, int End, int Revision, bool IsHere, long? ItemId)
{
    public string ElementId => $"suggestion-{Id}";

    /// <summary>The form, filled in.</summary>
    public string FormOf(long articleId) => $"{CodingAddress.Of(articleId, Revision, Start, End)}&suggestion={Id}";
}
