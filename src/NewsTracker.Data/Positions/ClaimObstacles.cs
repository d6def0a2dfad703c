using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

/// <summary>What is wrong with claims on one passage, as sentences that say what to do instead.</summary>
internal sealed class ClaimObstacles(NewsTrackerDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<PositionProblem>> FindAsync(IReadOnlyList<PositionClaim> claims, CancellationToken cancellationToken)
    {
        if (claims.Count is 0 or > PositionDesk.MaxCountries)
        {
            return [new PositionProblem(nameof(PositionClaim.Country), claims.Count == 0 ? "Choose at least one country." : $"Choose at most {PositionDesk.MaxCountries} countries for one passage.")];
        }

        var codes = claims.Select(claim => claim.Country).ToList();
        var known = await db.Countries.Where(c => codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellationToken);

        var today = clock.GetUtcNow().LatestDay();
        return
        [
            .. codes.Except(known).Select(code => new PositionProblem(nameof(PositionClaim.Country), $"{code.Value} is no state of the list. Choose one from it.")),
            .. claims.SelectMany(claim => PositionRules.Check(claim, today)).Distinct(),
        ];
    }
}
