using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Treaties;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>What happened on the days that a chart shows, the latest where they are many.</summary>
internal sealed class AttentionMarks(NewsTrackerDbContext db, CountryNames names, StanceBooks books, AttentionRange range, StanceTime time)
{
    private const int Most = 80;

    /// <summary>Treaty acts of these countries, and the changes of their stances.</summary>
    public async Task<IReadOnlyList<SeriesChart.Mark>> OfCountriesAsync(IReadOnlyList<CountryCode> codes, CancellationToken cancellationToken)
    {
        var acts = await db.TreatyActs.AsNoTracking().Where(a => codes.Contains(a.CountryCode) && a.On >= range.First && a.On <= range.Last).KnownBy(time.KnownAt).ToListAsync(cancellationToken);
        return Latest.Of(acts
            .Select(act => SeriesChart.Mark.OfAct(act, $"{names[act.CountryCode]}: {ActWords.Of(act.Kind)}", $"/countries/{act.CountryCode}"))
            .Concat(await ChangesAsync(codes, Enum.GetValues<Topic>(), cancellationToken)));
    }

    /// <summary>The changes of any country's stance on these topics.</summary>
    public async Task<IReadOnlyList<SeriesChart.Mark>> OfTopicsAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken) =>
        Latest(await ChangesAsync(names.All.Select(country => country.Code), topics, cancellationToken));

    private async Task<IEnumerable<SeriesChart.Mark>> ChangesAsync(IEnumerable<CountryCode> countries, IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        var book = await books.ReadAsync(db, time.KnownAt, cancellationToken);
        return from country in countries
               from topic in topics
               from step in book.StepsOf(country, topic)
               where step.From >= range.First && step.From <= range.Last
               select SeriesChart.Mark.OfStep(step, time, $"{names[country]}, {topic.ToWords().ToLowerInvariant()}: {step.Stance.ToWords()}");
    }

    private static List<SeriesChart.Mark> Latest(IEnumerable<SeriesChart.Mark> marks) => [.. marks.OrderByDescending(mark => mark.On).Take(Most).OrderBy(mark => mark.On)];
}
