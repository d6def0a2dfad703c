using System.Globalization;
using NewsTracker.Core;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>Something that happened to a state or was said by it, on one line of time.</summary>
public abstract record TimelineEntry(DateOnly On)
{
    /// <param name="IsAhead">It lies after the day looked at.</param>
    public sealed record Act(TreatyAct What, bool IsAhead) : TimelineEntry(What.On)
    {
        public string Words => Capital(TreatyActWords.Of(What.Kind, IsAhead)) + (What.Instrument is { } instrument ? $" of {instrument.ToString().ToLowerInvariant()}" : "");

        /// <summary>Those of a state that a day tells of: what had happened by then, and what was known to come.</summary>
        public static IEnumerable<Act> Of(IEnumerable<TreatyAct> acts, TreatyStanding standing, DateOnly asOf) => acts
            .Where(act => act.On <= asOf || (act.Kind is TreatyActKind.EntryIntoForce && act.On == standing.EntersIntoForceOn) || (act.Kind is TreatyActKind.WithdrawalTakesEffect && act.On == standing.WithdrawalTakesEffectOn))
            .Select(act => new Act(act, IsAhead: act.On > asOf));

        private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
    }

    public sealed record Contested(ContestedStep Step) : TimelineEntry(Step.On);

    /// <summary>How much was written in a month, at its end.</summary>
    /// <param name="Part">Of the busiest month shown: 0 to 1.</param>
    public sealed record Covered(DateOnly Month, DateOnly Until, int Articles, double Part) : TimelineEntry(Until)
    {
        public string Words => Articles == 1 ? "1 article names it" : $"{Articles:#,0} articles name it";

        public string MonthWords => Month.ToString("MMM yyyy", CultureInfo.InvariantCulture);

        /// <summary>Leads to as many articles as are counted: those that name it, not only those about it.</summary>
        public string AddressFor(Core.Countries.CountryCode country) => $"articles?q={Uri.EscapeDataString($"mentions:{country} published:{Days}")}";

        /// <summary>The last month shown may be counted in part.</summary>
        private string Days => Until < Month.AddMonths(1).AddDays(-1) ? $"{PositionWords.Iso(Month)}..{PositionWords.Iso(Until)}" : $"{Month:yyyy-MM}..{Month:yyyy-MM}";
    }

    public sealed record Said(
        long Id, Topic Topic, Stance Stance, DateOnly SaidOn, string? Speaker, string? Office, long ArticleId, int RevisionNumber, long AnnotationId, Passage Passage,
        string Headline, string? Language, string? SourceName) : TimelineEntry(SaidOn)
    {
        private const int ShownLength = 400;

        public string Quote => Passage.Quote.Exact.ShortenTo(ShownLength);

        public string Address => EvidenceView.AddressOf(ArticleId, RevisionNumber, AnnotationId);
    }
}
