using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Notices;

namespace NewsTracker.Data.Treaties;

/// <summary>Tells readers of acts that were recorded, which may have happened long before; and names the notices of acts and of the days that follow from them.</summary>
public static class TreatyNews
{
    /// <summary>By country, however many acts came at once.</summary>
    internal static async Task TellOfActsAsync(this ReaderNoticeBoard news, NewsTrackerDbContext db, IReadOnlyCollection<TreatyAct> acts, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var codes = acts.Select(act => act.CountryCode).Distinct().ToArray();
        var names = await db.Countries.Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.CommonName, cancellationToken);
        foreach (var country in acts.GroupBy(act => act.CountryCode))
        {
            await news.PostAsync(Of(country.Key, names[country.Key], [.. country], at), cancellationToken);
        }
    }

    /// <param name="acts">What was recorded of the state at once, one or more.</param>
    internal static ReaderNotice Of(CountryCode country, string name, IReadOnlyList<TreatyAct> acts, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var words = acts.OrderBy(act => act.On).ThenBy(act => act.Kind).Select(act => Words(act, act.On > day)).ToList();
        return new ReaderNotice
        {
            Key = acts is [var only] ? KeyOf(only) : string.Create(CultureInfo.InvariantCulture, $"acts:{country}:{at.UtcTicks}"),
            Kind = ReaderNoticeKind.DatesAhead,
            Title = words is [var single] ? $"{name}: {single}" : $"{name}: {words.Count} treaty acts recorded",
            Text = words is [_] ? "The act was added to the record of the treaty." : string.Join("; ", words),
            Link = $"/countries/{country}",
            At = at,
        };
    }

    public static string KeyOf(TreatyAct act) => string.Create(CultureInfo.InvariantCulture, $"act:{act.CountryCode}:{act.Kind}:{act.On:yyyy-MM-dd}");

    /// <summary>Of the notice that tells of a day ahead.</summary>
    public static string KeyOf(TreatyDate date) => string.Create(CultureInfo.InvariantCulture, $"date:{date.Country}:{date.Kind}:{date.On:yyyy-MM-dd}");

    /// <summary>The notices of days that are ahead, or were after one of the acts, by what was on record before a change and are no longer by what is: they end with it.</summary>
    /// <param name="before">The acts of one state, as <paramref name="after"/>.</param>
    internal static IEnumerable<string> KeysOfDatesGone(IReadOnlyCollection<TreatyAct> before, IReadOnlyCollection<TreatyAct> after, DateOnly today)
    {
        var days = before.Concat(after).Select(act => act.On).Append(today).Distinct().ToList();
        return KeysOf(before).Except(KeysOf(after));

        IEnumerable<string> KeysOf(IReadOnlyCollection<TreatyAct> acts) => days.SelectMany(day => TreatyCalendar.Between(acts, day, DateOnly.MinValue, DateOnly.MaxValue)).Select(KeyOf);
    }

    private static string Words(TreatyAct act, bool isAhead) => $"{TreatyActWords.Of(act.Kind, isAhead)} on {DayWords.InFull(act.On)}";
}
