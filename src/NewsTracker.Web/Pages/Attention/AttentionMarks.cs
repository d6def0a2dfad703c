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
    public const int Most = 80;

    /// <summary>Treaty acts of these countries, and the changes of their stances.</summary>
    public async Task<Latest> OfCountriesAsync(IReadOnlyList<CountryCode> codes, CancellationToken cancellationToken)
    {
        var acts = await db.TreatyActs.AsNoTracking().Where(a => codes.Contains(a.CountryCode) && a.On >= range.First && a.On <= range.Last).KnownBy(time.KnownAt).ToListAsync(cancellationToken);
        return Latest.Of(acts
            .Select(act => SeriesChart.Mark.OfAct(act, $"{names[act.CountryCode]}: {ActWords.Of(act.Kind)}", $"/countries/{act.CountryCode}"))
            .Concat(await ChangesAsync(codes, Enum.GetValues<Topic>(), cancellationToken)));
    }

    /// <summary>The changes of any country's stance on these topics.</summary>
    public async Task<Latest> OfTopicsAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken) =>
        Latest.Of(await ChangesAsync(names.All.Select(country => country.Code), topics, cancellationToken));

    private async Task<IEnumerable<SeriesChart.Mark>> ChangesAsync(IEnumerable<CountryCode> countries, IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        var book = await books.ReadAsync(db, time.KnownAt, cancellationToken);
        return from country in countries
               from topic in topics
               from step in book.StepsOf(country, topic)
               where step.From >= range.First && step.From <= range.Last
               select SeriesChart.Mark.OfStep(step, time, $"{names[country]}, {topic.ToWords().ToLowerInvariant()}: {step.Stance.ToWords()}");
    }

    /// <param name="Shown">In the order of their days.</param>
    /// <param name="LeftOut">How many there are before them.</param>
    public sealed record Latest(IReadOnlyList<SeriesChart.Mark> Shown, int LeftOut)
    {
        public static Latest None { get; } = new([], 0);

        public static Latest Of(IEnumerable<SeriesChart.Mark> marks)
        {
            var all = marks.OrderByDescending(mark => mark.On).ToList();
            return new Latest([.. all.Take(Most).OrderBy(mark => mark.On)], Math.Max(0, all.Count - Most));
        }
    }
}
