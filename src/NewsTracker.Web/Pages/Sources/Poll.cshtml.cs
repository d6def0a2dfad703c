using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>One poll: every address it saw, and what became of it.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class PollModel(NewsTrackerDbContext db) : PageModel
{
    public const int MostItems = 500;

    private static readonly PollItemOutcome[] Troubled = [PollItemOutcome.Failed, PollItemOutcome.FetchFailed, PollItemOutcome.RobotsDenied, PollItemOutcome.NotAnArticle];

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "outcome")]
    public PollItemOutcome? Outcome { get; set; }

    public PollView Poll { get; private set; } = null!;

    public IReadOnlyList<OutcomeCount> Counts { get; private set; } = [];

    public IReadOnlyList<ItemRow> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var poll = await db.Polls.Where(p => p.Id == Id)
            .Select(p => new PollView(p.Feed!.SourceId, p.Feed.Source!.Name, p.Feed.Url, p.StartedAt, p.FinishedAt, p.Outcome, p.HttpStatus, p.Message))
            .FirstOrDefaultAsync(cancellationToken);
        if (poll is null)
        {
            return NotFound();
        }

        Poll = poll;
        var items = db.PollItems.Where(i => i.PollId == Id);
        var counts = await items.GroupBy(i => i.Outcome).Select(g => new OutcomeCount(g.Key, g.Count())).ToListAsync(cancellationToken);
        Counts = [.. counts.OrderBy(c => c.Outcome)];
        if (Outcome is { } outcome)
        {
            items = items.Where(i => i.Outcome == outcome);
        }

        // What is in trouble is what the page is opened for.
        Items = await items.OrderBy(i => Troubled.Contains(i.Outcome) ? 0 : 1).ThenBy(i => i.Id).Take(MostItems)
            .Select(i => new ItemRow(
                i.Url,
                i.Outcome,
                i.Reason,
                db.Articles.Where(a => a.Id == i.ArticleId).Select(a => new ArticleLink(a.Id, a.Headline, a.Language)).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return Page();
    }

    public sealed record PollView(long SourceId, string SourceName, string FeedUrl, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, PollOutcome Outcome, int? HttpStatus, string? Message);

    public sealed record OutcomeCount(PollItemOutcome Outcome, int Count);

    /// <param name="Article">What it led to; absent where it led to none.</param>
    public sealed record ItemRow(string Url, PollItemOutcome Outcome, string? Reason, ArticleLink? Article);

    public sealed record ArticleLink(long Id, string Headline, string? Language);
}
