using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Treaties;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Today;

/// <summary>What changes between states and the Convention in the year to come, and what changed in the past month; and the acts that admins added since the reader looked, however long ago they were.</summary>
public sealed record DatesAhead(IReadOnlyList<DatesAhead.Row> Rows)
{
    private const int DaysBack = 31;
    private const int DaysAhead = 366;

    /// <summary>An act two years old has nothing more to come: the Convention's own terms are half a year.</summary>
    private const int YearsOfActs = 2;

    internal static async Task<DatesAhead> ReadAsync(NewsTrackerDbContext db, CountryNames names, DateTimeOffset since, StanceTime time, CancellationToken cancellationToken)
    {
        var today = time.AsOf;
        var acts = await db.Countries.AsNoTracking().Where(c => c.TreatyActs.Any(act => act.On > today.AddYears(-YearsOfActs) || (act.AddedAt > since && act.AddedAt <= time.KnownAt)))
            .SelectMany(c => c.TreatyActs).KnownBy(time.KnownAt).ToListAsync(cancellationToken);
        var late = acts.Where(act => act.AddedAt > since && act.On < today.AddDays(-DaysBack)).OrderBy(act => act.On)
            .Select(act => new TreatyDate(act.CountryCode, act.On, act.Kind, IsComputed: act.Basis != TreatyAct.Published));
        var dates = TreatyCalendar.Between(acts, today, today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        return new DatesAhead([.. late.Concat(dates).Select(date => new Row(date, names[date.Country], date.On.DayNumber - today.DayNumber))]);
    }

    /// <param name="DaysFromToday">Negative for what is past.</param>
    public sealed record Row(TreatyDate Date, string Name, int DaysFromToday)
    {
        public string When => DaysFromToday switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            > 0 => $"in {DaysFromToday:N0} days",
            _ => $"{-DaysFromToday:N0} days ago",
        };

        public string What => TreatyActWords.Of(Date.Kind, isAhead: DaysFromToday > 0);
    }
}
