using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Drafts;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Drafts;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Safety;
using NewsTracker.Web.Tags;

namespace NewsTracker.Web.Pages.Annotations;

/// <summary>Edits, answers, resolves and retracts an annotation. Whoever saves over somebody's newer words is shown both, and merges.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed partial class EditModel(NewsTrackerDbContext db, AnnotationDesk desk, DraftShelf drafts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The revision that the reader shows, to go back to.</summary>
    [BindProperty(SupportsGet = true, Name = "From")]
    public int? From { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Tags { get; set; }

    [BindProperty]
    public string? DraftKey { get; set; }

    public Facts Shown { get; private set; } = null!;

    public string? Problem { get; private set; }

    public Other? Theirs { get; private set; }

    /// <summary>Whether the form holds what was just sent and not saved, and no draft is newer.</summary>
    public bool IsEditAgain { get; private set; }

    public string? Owner => HttpContext.DraftOwner();

    private AuditActor Actor => HttpContext.Actor();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } found)
        {
            return NotFound();
        }

        await FillAsync(found, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } found)
        {
            return NotFound();
        }

        IsEditAgain = true;
        return await NamedTags.ReadAsync(db, Tags, found.TagIds, cancellationToken) switch
        {
            NamedTags.Known known => await SaveAsync(found, known.TagIds, cancellationToken),
            NamedTags.Refused refused => Again(refused.Why),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IActionResult> SaveAsync(Facts found, IReadOnlyList<long> tagIds, CancellationToken cancellationToken)
    {
        var motivation = found.Motivation is Motivation.Classifying ? Motivation.Classifying : Articles.MarkForm.MotivationOf(Body, tagIds);
        switch (await desk.EditAsync(Id, Version, motivation, Body, tagIds, Actor, cancellationToken))
        {
            case AmendOutcome.Amended:
                return await DoneAsync(found, "The change is saved.", cancellationToken);
            case AmendOutcome.Refused refused:
                return Again(refused.Why);
            case AmendOutcome.Conflict { Since: [.., var last] } conflict:
                Theirs = new Other(last.ActorName, last.At, conflict.Current.Body, await NamesOfAsync(conflict.Current.TagIds, cancellationToken));
                Version = conflict.Current.Version;
                return Again(null);
            case AmendOutcome.Conflict:
                // A version that was never made.
                return BadRequest();
            case AmendOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult> DoneAsync(Facts found, string notice, CancellationToken cancellationToken)
    {
        await drafts.DiscardAsync(Actor.Id, DraftKey, cancellationToken);
        TempData[MarginNotice.Key] = notice;
        return this.ToReader(found.ArticleId, From ?? found.RevisionNumber, found.ReplyToId ?? found.Id);
    }

    private PageResult Again(string? problem)
    {
        Problem = problem;
        Response.StatusCode = Theirs is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<Facts?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await db.Annotations.Where(a => a.Id == Id)
            .Select(a => new Facts(a.Id, a.ArticleId, a.Revision!.Headline, a.Revision.Number, a.Version, a.Motivation, a.Passage, a.ReplyToId, a.Body, a.TagIds, a.RetractedAt != null)).FirstOrDefaultAsync(cancellationToken);
        Shown = found!;
        return found;
    }

    private async Task FillAsync(Facts found, CancellationToken cancellationToken) =>
        (Version, Body, Tags) = (found.Version, found.Body, await NamesOfAsync(found.TagIds, cancellationToken));

    private async Task<string> NamesOfAsync(long[] ids, CancellationToken cancellationToken) =>
        string.Join(", ", (await TagNames.OfAsync(db, ids, cancellationToken)).Values.Distinct().Order(StringComparer.OrdinalIgnoreCase));

    public sealed record Facts(
        long Id, long ArticleId, string Headline, int RevisionNumber, int Version, Motivation Motivation, Passage? Passage, long? ReplyToId, string? Body, long[] TagIds, bool IsRetracted)
    {
        public string? Exact => Passage?.Quote.Exact;
    }

    /// <summary>What somebody else has made of it in the meantime.</summary>
    public sealed record Other(string Who, DateTimeOffset At, string? Body, string Tags);
}
