using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NewsTracker.Core.Annotations;
using NewsTracker.Data.Annotations;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Annotations;

/// <summary>What is done to an annotation besides changing its words.</summary>
public sealed partial class EditModel
{
    [BindProperty]
    public int ToVersion { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    public string? ReplyProblem { get; private set; }

    public async Task<IActionResult> OnPostReplyAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } found)
        {
            return NotFound();
        }

        switch (await desk.ReplyAsync(Id, Reply, Actor, cancellationToken))
        {
            case MarkOutcome.Marked:
                return await DoneAsync(found, "The reply is saved.", cancellationToken);
            case MarkOutcome.Refused refused:
                ReplyProblem = refused.Why;
                await FillAsync(found, cancellationToken);
                return Again(null);
            case MarkOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    /// <param name="act">What to do; only acts that overwrite nothing.</param>
    public async Task<IActionResult> OnPostActAsync(AnnotationAct act, CancellationToken cancellationToken)
    {
        if (act is not (AnnotationAct.Resolved or AnnotationAct.Reopened or AnnotationAct.Retracted or AnnotationAct.Restored))
        {
            return BadRequest();
        }

        if (await FindAsync(cancellationToken) is not { } found)
        {
            return NotFound();
        }

        switch (await desk.ActAsync(Id, act, null, Actor, cancellationToken))
        {
            case AmendOutcome.Amended:
                if (act is AnnotationAct.Retracted)
                {
                    TempData[MarginNotice.RetractedKey] = Id.ToString(CultureInfo.InvariantCulture);
                }

                return await DoneAsync(found, NoticeOf(act), cancellationToken);
            case AmendOutcome.Refused refused:
                await FillAsync(found, cancellationToken);
                return Again(refused.Why);
            case AmendOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } found)
        {
            return NotFound();
        }

        switch (await desk.UndoAsync(Id, ToVersion, Version, Actor, cancellationToken))
        {
            case AmendOutcome.Amended:
                this.Notify($"Version {ToVersion} is taken up again.");
                return Redirect(Url.Content($"~/annotations/{Id}{FoundIn.EndOf(Request)}"));
            case AmendOutcome.NotFound:
                return NotFound();
            case AmendOutcome.Refused refused:
                await FillAsync(found, cancellationToken);
                return Again(refused.Why);
            case AmendOutcome.Conflict:
                await FillAsync(found, cancellationToken);
                return Again("Somebody changed the annotation in the meantime: look at its history again before you undo.");
            default:
                throw new UnreachableException();
        }
    }

    private static string NoticeOf(AnnotationAct act) => act switch
    {
        AnnotationAct.Resolved => "The annotation is resolved.",
        AnnotationAct.Reopened => "The annotation is open again.",
        AnnotationAct.Retracted => "The annotation is retracted; it is kept.",
        AnnotationAct.Restored => "The annotation stands again.",
        _ => throw new UnreachableException(),
    };
}
