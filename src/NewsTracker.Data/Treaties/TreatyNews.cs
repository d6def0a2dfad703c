using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Notices;

namespace NewsTracker.Data.Treaties;

/// <summary>Tells readers of acts that were recorded, which may have happened long before.</summary>
internal static class TreatyNews
{
    /// <summary>By country, however many acts came at once.</summary>
    public static async Task TellOfActsAsync(this ReaderNoticeBoard news, NewsTrackerDbContext db, IReadOnlyCollection<TreatyAct> acts, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var codes = acts.Select(act => act.CountryCode).Distinct().ToArray();
        var names = await db.Countries.Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.CommonName, cancellationToken);
        foreach (var country in acts.GroupBy(act => act.CountryCode))
        {
            await news.PostAsync(Of(country.Key, names[country.Key], [.. country], at), cancellationToken);
        }
    }

    /// <param name="acts">What was recorded of the state at once, one or more.</param>
    public static ReaderNotice Of(CountryCode country, string name, IReadOnlyList<TreatyAct> acts, DateTimeOffset at)
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

    private static string Words(TreatyAct act, bool isAhead) => $"{TreatyActWords.Of(act.Kind, isAhead)} on {DayWords.InFull(act.On)}";
}
