using NewsTracker.Core.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>The coding form as it is shown.</summary>
/// <param name="TakesCountries">Whether several may be chosen; a correction is of one country's position.</param>
public sealed record CodingView(CodingInput Input, IReadOnlyList<CodingView.CountryChoice> Countries, IReadOnlyList<PositionProblem> Problems, bool TakesCountries)
{
    public sealed record CountryChoice(string Code, string Name, bool IsTicked);
}
