using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Today;

namespace NewsTracker.Scraping.Notices;

/// <summary>Tells of positions that were accepted and of current stances that are others than they were, by country. What was before it first looked is no news.</summary>
internal sealed class PositionNotices(NewsTrackerDbContext db, ReaderNoticeBoard board, TimeProvider clock) : INoticeGatherer
{
    private const string Mark = "positions";

    public async Task<int> GatherAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - NoticeGathering.Storing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await TakeMarkAsync(until, cancellationToken) is not { } since)
        {
            await transaction.CommitAsync(cancellationToken);
            return 0;
        }

        var posted = 0;
        foreach (var notice in (await AcceptedAsync(since, until, cancellationToken)).Concat(await MovedAsync(since, until, cancellationToken)))
        {
            posted += await board.PostAsync(notice, cancellationToken) ? 1 : 0;
        }

        await transaction.CommitAsync(cancellationToken);
        return posted;
    }

    /// <summary>Notes that news is told up to an instant, together with the news.</summary>
    /// <returns>Up to when it was told before; null the first time, and where nothing can have happened since.</returns>
    private async Task<DateTimeOffset?> TakeMarkAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"insert into notice_marks (subject, until) values ({Mark}, {until}) on conflict (subject) do nothing", cancellationToken);
        var mark = (await db.NoticeMarks.FromSql($"select * from notice_marks where subject = {Mark} for update").ToListAsync(cancellationToken))[0];
        var since = mark.Until;
        if (since >= until)
        {
            return null;
        }

        mark.Until = until;
        await db.SaveChangesAsync(cancellationToken);
        return since;
    }

    private async Task<IReadOnlyList<ReaderNotice>> AcceptedAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // However many there are, what they say of a country is one of some forty things.
        var rows = await db.AcceptedSince(since, until).GroupBy(accepted => new { accepted.Position.CountryCode, accepted.Position.Topic, accepted.Position.Stance })
            .Select(said => new { said.Key.CountryCode, said.Key.Topic, said.Key.Stance, Positions = said.Count(), Newest = said.Max(accepted => accepted.At), Id = said.Max(accepted => accepted.Position.Id) }).ToListAsync(cancellationToken);
        var names = await NamesAsync(rows.Select(row => row.CountryCode), cancellationToken);
        return
        [
            .. from row in rows
               group row by row.CountryCode into country
               orderby country.Key
               let positions = country.Sum(row => row.Positions)
               let only = positions == 1 ? country.First() : null
               select new ReaderNotice
               {
                   Key = string.Create(CultureInfo.InvariantCulture, $"accepted:{country.Key}:{until.UtcTicks}"),
                   Kind = ReaderNoticeKind.AcceptedPositions,
                   Title = only is null ? $"{names[country.Key]}: {positions} positions accepted" : $"{names[country.Key]}: a position accepted",
                   Text = string.Join("; ", country.OrderByDescending(row => row.Newest).Select(row => $"{row.Topic.ToWords()}: {row.Stance.ToWords()}")),
                   Link = only is null ? $"/positions?country={country.Key}&state=Accepted" : string.Create(CultureInfo.InvariantCulture, $"/positions/{only.Id}"),
                   At = until,
               },
        ];
    }

    /// <summary>As of today both times: what is told is that our knowledge changed, not that a day passed.</summary>
    private async Task<IReadOnlyList<ReaderNotice>> MovedAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (!await db.PositionReviews.AnyAsync(review => review.At > since && review.At <= until, cancellationToken))
        {
            return [];
        }

        var today = until.LatestDay();
        var before = await db.CurrentStancesAsync(country: null, today, since, cancellationToken);
        var after = await db.CurrentStancesAsync(country: null, today, until, cancellationToken);
        var moves = StanceMove.Between(before, after).ToList();
        var names = await NamesAsync(moves.Select(move => move.Country), cancellationToken);
        return
        [
            .. from move in moves
               group move by move.Country into country
               orderby country.Key
               select new ReaderNotice
               {
                   Key = string.Create(CultureInfo.InvariantCulture, $"stances:{country.Key}:{until.UtcTicks}"),
                   Kind = ReaderNoticeKind.ChangedStances,
                   Title = $"{names[country.Key]}: {(country.Count() == 1 ? "a stance has" : $"{country.Count()} stances have")} changed",
                   Text = string.Join("; ", country.Select(move => $"{move.Topic.ToWords()}: {(move.From is { } from ? from.ToWords() : "nothing known")} → {(move.To is { } to ? to.ToWords() : "nothing known")}")),
                   Link = $"/countries/{country.Key}",
                   At = until,
               },
        ];
    }

    private Task<Dictionary<CountryCode, string>> NamesAsync(IEnumerable<CountryCode> codes, CancellationToken cancellationToken)
    {
        var wanted = codes.Distinct().ToArray();
        return db.Countries.Where(c => wanted.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.CommonName, cancellationToken);
    }
}
