using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Treaties;

namespace NewsTracker.Scraping.Notices;

/// <summary>Tells, once each, of the days of the coming month on which something between a state and the Convention takes effect.</summary>
internal sealed class DateNotices(NewsTrackerDbContext db, ReaderNoticeBoard board, TimeProvider clock) : INoticeGatherer
{
    private const int DaysAhead = 30;

    /// <summary>An act two years old has nothing more to come: the Convention's own terms are half a year.</summary>
    private const int YearsOfActs = 2;

    public async Task<int> GatherAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var states = await db.Countries.AsNoTracking().Where(c => c.TreatyActs.Any(act => act.On > today.AddYears(-YearsOfActs)))
            .Select(c => new { c.Code, c.CommonName, c.TreatyActs }).ToListAsync(cancellationToken);
        var names = states.ToDictionary(state => state.Code, state => state.CommonName);
        var posted = 0;
        foreach (var date in TreatyCalendar.Between(states.SelectMany(state => state.TreatyActs), today, today.AddDays(1), today.AddDays(DaysAhead)))
        {
            posted += What(date.Kind) is { } what && await board.PostAsync(NoticeOf(date, names[date.Country], what, now), cancellationToken) ? 1 : 0;
        }

        return posted;
    }

    private static ReaderNotice NoticeOf(TreatyDate date, string name, string what, DateTimeOffset now)
    {
        var day = DayWords.InFull(date.On);
        return new ReaderNotice
        {
            Key = TreatyNews.KeyOf(date),
            Kind = ReaderNoticeKind.DatesAhead,
            Title = $"{name}: {what} on {day}",
            Text = date.IsComputed ? "The day follows from the Convention’s own terms." : "The depositary gives the day.",
            Link = $"/countries/{date.Country}",
            At = now,
        };
    }

    /// <summary>What of the days to come takes effect by itself; null for what states do.</summary>
    private static string? What(TreatyActKind kind) => kind switch
    {
        TreatyActKind.EntryIntoForce => "the Convention enters into force for it",
        TreatyActKind.WithdrawalTakesEffect => "its withdrawal takes effect",
        _ => null,
    };
}
