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
    public sealed record Act(TreatyAct What) : TimelineEntry(What.On)
    {
        public string Words => What.Kind switch
        {
            TreatyActKind.Signature => "Signed the Convention",
            TreatyActKind.Deposit => $"Deposited its instrument of {(What.Instrument?.ToString() ?? "consent").ToLowerInvariant()}",
            TreatyActKind.EntryIntoForce => "The Convention entered into force for it",
            TreatyActKind.WithdrawalNotified => "Gave notice of withdrawal",
            TreatyActKind.WithdrawalTakesEffect => "Withdrawal takes effect",
            _ => What.Kind.ToString(),
        };
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
