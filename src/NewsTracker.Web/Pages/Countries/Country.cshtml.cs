using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Countries;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Treaties;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>One state: its treaty status, where it stands on each topic and why, and one line of time with acts, positions and coverage.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class CountryModel(
    NewsTrackerDbContext db, CountryNames names, StanceBooks books, CountryNotes notes, IReadOnlyList<CountryGroup> groups, IReadOnlyList<ContestedAct> contested, TimeProvider clock) : PageModel
{
    /// <summary>Coverage is drawn over so many months.</summary>
    public const int CoverageMonths = 24;

    private const int ShownPositions = 100;
    private const int ShownArticles = 12;

    /// <summary>The state as the address has it: by its code, or by a name that leads to it.</summary>
    [BindProperty(SupportsGet = true, Name = "country")]
    public string Asked { get; set; } = "";

    public CountryCode CountryCode { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? KnownAt { get; set; }

    public StanceTime Time { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string OfficialName { get; private set; } = "";

    public string Region { get; private set; } = "";

    public TreatyStanding Standing { get; private set; } = null!;

    public IReadOnlyList<CountryGroup> MemberOf { get; private set; } = [];

    public ContestedAct? Contested { get; private set; }

    public IReadOnlyList<CurrentStance> Stances { get; private set; } = [];

    /// <summary>The words that each of them rests on, by the number of its position.</summary>
    public IReadOnlyDictionary<long, TimelineEntry.Said> Words { get; private set; } = new Dictionary<long, TimelineEntry.Said>();

    /// <summary>How many suggestions on it wait for a verdict now.</summary>
    public int Waiting { get; private set; }

    public IReadOnlyList<StanceGap> Gaps { get; private set; } = [];

    /// <summary>What is known to come, and everything up to the day looked at, latest first.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public bool HasMorePositions { get; private set; }

    public SeriesChart Coverage { get; private set; } = null!;

    public IReadOnlyList<ArticleLine> Articles { get; private set; } = [];

    public CountryNote? Note { get; private set; }

    public string NoteHtml => Note is { Text.Length: > 0 } ? MarkdownText.ToHtml(Note.Text) : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!CountryCode.TryParse(Asked, null, out var code))
        {
            return names.ByName(Asked) is { } named ? LocalRedirect(Url.Content($"~/countries/{named}") + Request.QueryString) : NotFound();
        }

        CountryCode = code;
        var country = await db.Countries.AsNoTracking().Where(c => c.Code == CountryCode)
            .Select(c => new { c.CommonName, c.OfficialName, c.Region }).FirstOrDefaultAsync(cancellationToken);
        if (country is null)
        {
            return NotFound();
        }

        Time = StanceTime.Of(AsOf, KnownAt, clock);
        (Name, OfficialName, Region) = (country.CommonName, country.OfficialName, country.Region.Replace("/", ", ", StringComparison.Ordinal));
        var acts = await db.TreatyActs.AsNoTracking().Where(act => act.CountryCode == CountryCode).KnownBy(Time.KnownAt).ToListAsync(cancellationToken);
        Standing = TreatyStatuses.StandingOn(acts, Time.AsOf);
        MemberOf = [.. groups.Where(group => group.MembersOn(Time.AsOf).Contains(CountryCode))];
        Contested = contested.FirstOrDefault(act => act.Country == CountryCode && act.On <= Time.AsOf);
        var book = await books.ReadAsync(db, Time.KnownAt, cancellationToken);
        Stances = book.OfCountry(CountryCode, Time.SaidBy);
        var standing = Stances.Select(stance => stance.Position.Id).ToList();
        Words = await Told(db.Positions.Where(p => standing.Contains(p.Id))).ToDictionaryAsync(said => said.Id, cancellationToken);

        // By ix_review_items_country_code_turn_at_id.
        Waiting = await db.ReviewItems.CountAsync(item => item.CountryCode == CountryCode && item.SuggestionId != null, cancellationToken);
        Gaps = StanceGap.Of(Stances, Time.AsOf);
        Coverage = await ReadCoverageAsync(acts, book, cancellationToken);
        Timeline = [.. await ReadTimelineAsync(acts, cancellationToken)];
        Articles = await ReadArticlesAsync(cancellationToken);
        Note = await notes.ReadAsync(CountryCode, null, 1, cancellationToken) is [var newest, ..] ? newest : null;
        return Page();
    }

    private async Task<IEnumerable<TimelineEntry>> ReadTimelineAsync(IEnumerable<TreatyAct> acts, CancellationToken cancellationToken)
    {
        // By ix_positions_country_code_said_on_id; the state of each by ix_position_reviews_position_id_at_id.
        var said = await Told(db.Positions.OfCountry(CountryCode).SaidBy(Time.SaidBy).InState(PositionState.Accepted, Time.KnownAt).LatestSaidFirst().Take(ShownPositions + 1)).ToListAsync(cancellationToken);
        HasMorePositions = said.Count > ShownPositions;
        return said.Take(ShownPositions)
            .Concat<TimelineEntry>(TimelineEntry.Act.Of(acts, Standing, Time.AsOf))
            .Concat(Contested?.Steps.Where(step => step.On <= Time.AsOf).Select(TimelineEntry (step) => new TimelineEntry.Contested(step)) ?? [])
            .Concat(MonthsCovered())
            .OrderByDescending(entry => entry.On).ThenBy(entry => entry is TimelineEntry.Covered ? 0 : 1).ThenBy(entry => entry is TimelineEntry.Said said ? -said.Id : 0);
    }

    private static IQueryable<TimelineEntry.Said> Told(IQueryable<Position> positions) => positions.Select(p => new TimelineEntry.Said(
        p.Id, p.Topic, p.Stance, p.SaidOn, p.Speaker, p.Office, p.ArticleId, p.Annotation!.Revision!.Number, p.AnnotationId, p.Annotation.Passage!,
        p.Annotation.Revision.Headline, p.Annotation.Revision.Language, p.Annotation.Revision.Article!.Source!.Name));

    private IEnumerable<TimelineEntry> MonthsCovered()
    {
        var counts = Coverage.Lines[0].Values;
        return from month in Enumerable.Range(0, counts.Count)
               where counts[month] > 0
               let first = Coverage.Buckets[month]
               let last = first.AddMonths(1).AddDays(-1)
               select new TimelineEntry.Covered(first, last < Time.AsOf ? last : Time.AsOf, (int)counts[month], counts[month] / counts.Max());
    }

    private async Task<SeriesChart> ReadCoverageAsync(IEnumerable<TreatyAct> acts, StanceBook book, CancellationToken cancellationToken)
    {
        var months = SpanOfDays.Month.Between(Time.AsOf.AddMonths(1 - CoverageMonths), Time.AsOf);
        var counts = await db.MonthsOfAsync(CountryCode, months[0], Time.AsOf, cancellationToken);
        var marks = acts.Where(act => act.On >= months[0] && act.On <= Time.AsOf).Select(act => SeriesChart.Mark.OfAct(act, new TimelineEntry.Act(act, IsAhead: false).Words, null))
            .Concat(from topic in Enum.GetValues<Topic>()
                    from step in book.StepsOf(CountryCode, topic)
                    where step.From >= months[0] && step.From <= Time.AsOf
                    select SeriesChart.Mark.OfStep(step, Time, $"{topic.ToWords()}: {step.Stance.ToWords()}"));
        return new SeriesChart(months, months[^1].AddMonths(1), [new(Name, [.. months.Select(month => (double)counts.GetValueOrDefault(month))])], [.. marks]);
    }

    /// <summary>The newest of the key's range, then their heads: neither the country's whole past nor the newest of all countries is read.</summary>
    private async Task<IReadOnlyList<ArticleLine>> ReadArticlesAsync(CancellationToken cancellationToken)
    {
        var newest = db.ArticleMentions.Where(m => m.CountryCode == CountryCode && m.Day <= Time.AsOf).OrderByDescending(m => m.Day).ThenByDescending(m => m.ArticleId).Take(ShownArticles).Select(m => m.ArticleId);
        return await db.Articles.Where(a => newest.Contains(a.Id)).OrderByDescending(a => a.DatedAt).ThenByDescending(a => a.Id)
            .Select(a => new ArticleLine(a.Id, a.Headline, a.Language, a.Source!.Name, a.DatedAt, a.PublishedAt, a.PublishedOffset, a.PublishedPrecision)).ToListAsync(cancellationToken);
    }

    public sealed record ArticleLine(
        long Id, string Headline, string? Language, string? SourceName, DateTimeOffset DatedAt, DateTimeOffset? PublishedAt, TimeSpan? PublishedOffset, InstantPrecision? PublishedPrecision)
    {
        /// <summary>The day it prints, as the list and the reader give it; where it prints none, the day it was first seen, in UTC.</summary>
        public DateOnly Day => PrintedInstant.FromUtc(PublishedAt, PublishedOffset, PublishedPrecision)?.Day ?? DateOnly.FromDateTime(DatedAt.UtcDateTime);
    }
}
