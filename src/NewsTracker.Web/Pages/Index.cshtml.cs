using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Today;
using NewsTracker.Data.Triage;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Articles;
using NewsTracker.Web.Pages.Notices;
using NewsTracker.Web.Pages.SavedSearches;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Pages.Today;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages;

/// <summary>Today: what changed since the reader last looked, what waits for them, what is to come, and what is the matter.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, CountryNames names, VisitLog visits, ReviewQueue queue, NewMatches matches, IAuthorizationService authorization, TimeProvider clock) : PageModel
{
    private const int ShownArticles = 8;

    /// <summary>A day from which on things count as new, instead of the last look.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Since { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? KnownAt { get; set; }

    /// <summary>Which day the page is about: today, unless its address asks for another.</summary>
    public StanceTime Time { get; private set; } = null!;

    public TodaySince From { get; private set; } = null!;

    public NewPositions Positions { get; private set; } = null!;

    public DatesAhead Dates { get; private set; } = null!;

    public SourcesInTrouble Trouble { get; private set; } = null!;

    /// <summary>What awaits review; only editors are told.</summary>
    public ReviewQueue.QueueState? Review { get; private set; }

    /// <summary>Articles that the reader was given and has not finished.</summary>
    public IReadOnlyList<Given> Yours { get; private set; } = [];

    /// <summary>How many those are, of which the newest are shown.</summary>
    public int AllYours { get; private set; }

    /// <summary>What is new in the reader's saved searches.</summary>
    public SearchNews Searches { get; private set; } = SearchNews.None;

    public int NewArticles { get; private set; }

    /// <summary>How many of the new articles nobody has decided on yet; only editors are told.</summary>
    public int? Undecided { get; private set; }

    /// <summary>What came in since, to the second, as the list of articles is asked for it; of an earlier day, to the end of that.</summary>
    public string NewQuery => (Time.KnownOn is { } day && QueryDate.At(From.At) is { } from
        ? ArticleQuery.Everything.Within(QueryField.Added, new DateSpan.Between(from, QueryDate.Of(day.Year, day.Month, day.Day)))
        : ArticleQuery.Everything.Since(From.At)).ToString();

    public IReadOnlyList<Row> Articles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var isLook = AsOf is null && KnownAt is null && !Request.IsFetchedAhead();
        var lastLook = HttpContext.Actor().Id is not { } user ? null : isLook ? await visits.LookAsync(user, cancellationToken) : await visits.FindAsync(user, cancellationToken);
        var mayEdit = (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded;
        Time = StanceTime.Of(AsOf, KnownAt, clock);
        From = TodaySince.Of(Since, KnownAt is null ? lastLook : null, Time.KnownAt);
        Positions = await NewPositions.ReadAsync(db, names, From.At, Time, cancellationToken);
        Dates = await DatesAhead.ReadAsync(db, names, From.At, Time, cancellationToken);
        Trouble = await SourcesInTrouble.ReadAsync(db, mayEdit ? User.NoticeAudience() : null, clock.GetUtcNow(), cancellationToken);
        Review = mayEdit ? await queue.CountAsync(cancellationToken) : null;
        if (mayEdit && HttpContext.Actor().Id is { } editor)
        {
            var waiting = db.Articles.WaitingFor(editor);
            Yours = await waiting.Take(ShownArticles).Select(a => new Given(a.Id, a.Headline, a.Language)).ToListAsync(cancellationToken);
            AllYours = Yours.Count < ShownArticles ? Yours.Count : await waiting.CountUpToAsync(Counting.MostCounted + 1, cancellationToken);
        }

        if (HttpContext.Actor().Id is { } reader)
        {
            Searches = await SearchNews.ReadAsync(db, matches, reader, cancellationToken);
        }

        var newest = db.Articles.FirstSeenAfter(From.At).Where(a => a.FirstSeenAt <= Time.KnownAt);
        NewArticles = await newest.CountUpToAsync(Counting.MostCounted + 1, cancellationToken);
        Undecided = mayEdit ? await newest.Where(a => a.TriageState == TriageState.New).CountUpToAsync(Counting.MostCounted + 1, cancellationToken) : null;
        Articles = await newest.Take(ShownArticles)
            .Select(a => new Row(a.Id, a.Headline, a.Language, a.Source != null ? a.Source.Name : a.SiteName ?? a.Url, a.DatedAt, a.FirstSeenAt, a.PublishedAt, a.PublishedOffset, a.PublishedPrecision)).ToListAsync(cancellationToken);
    }

    public sealed record Given(long Id, string Headline, string? Language);

    public sealed record Row(
        long Id, string Headline, string? Language, string? Publisher, DateTimeOffset DatedAt, DateTimeOffset FirstSeenAt, DateTimeOffset? PublishedAt, TimeSpan? PublishedOffset, InstantPrecision? PublishedPrecision)
    {
        /// <summary>Its date alone would look like old news, and like no order.</summary>
        public bool CameInLate => FirstSeenAt - PublishedAt > TimeSpan.FromDays(1);

        public string? From => PublisherWords.Of(Publisher);

        public PrintedInstant? Published => PrintedInstant.FromUtc(PublishedAt, PublishedOffset, PublishedPrecision);
    }
}
