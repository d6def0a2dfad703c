using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Treaties;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Countries;

/// <summary>All states as they stood at a point in time: what the table, the map and the matrix are drawn from.</summary>
public sealed record CountryBoard(StanceTime Time, IReadOnlyList<CountryBoard.State> States, StanceBook Book)
{
    /// <param name="scope">Which states: all, or those that a filter leaves.</param>
    public static async Task<CountryBoard> ReadAsync(
        NewsTrackerDbContext db, StanceBooks books, StanceTime time, Func<IQueryable<Country>, IQueryable<Country>> scope, CancellationToken cancellationToken)
    {
        var found = await scope(db.Countries.AsNoTracking())
            .OrderBy(c => c.CommonName)
            .Select(c => new { c.Code, c.CommonName, c.Name, c.Region, c.Note })
            .ToListAsync(cancellationToken);
        var acts = (await db.TreatyActs.AsNoTracking().KnownBy(time.KnownAt).ToListAsync(cancellationToken)).ToLookup(act => act.CountryCode);
        var book = await books.ReadAsync(db, time.KnownAt, cancellationToken);
        return new CountryBoard(
            time,
            found.ConvertAll(c => new State(c.Code, c.CommonName, c.Name == c.CommonName ? null : c.Name, c.Region, c.Note, [.. acts[c.Code]], TreatyStatuses.StandingOn(acts[c.Code], time.AsOf))),
            book);
    }

    public CurrentStance? Stance(State state, Topic topic) => Book.Find(state.Code, topic, Time.SaidBy);

    /// <param name="FullName">The depositary's name, where news use another.</param>
    /// <param name="Region">Region and subregions, separated by slashes.</param>
    public sealed record State(CountryCode Code, string Name, string? FullName, string Region, string? Note, IReadOnlyCollection<TreatyAct> Acts, TreatyStanding Standing)
    {
        public TreatyStatus Status => Standing.Status;
    }
}
