using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>What the engine reads in the shown text without being sure enough to suggest it.</summary>
/// <param name="Start">Where its words stand, in code points.</param>
/// <param name="End">In the same units.</param>
public sealed record PossiblePosition(CountryCode Country, string CountryName, Topic Topic, Stance Stance, double Confidence, string Reason, string Words, int Start, int End)
{
    /// <summary>The form, filled in.</summary>
    public string FormOf(long articleId, int revision) => $"{CodingAddress.Of(articleId, revision, Start, End)}&proposed={new ProposedClaim(Country, Topic, Stance)}";
}
