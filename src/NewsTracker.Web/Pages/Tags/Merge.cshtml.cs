using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Merges a tag into another, or deprecates it; first shows what that touches.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class MergeModel(NewsTrackerDbContext db, TagDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>The other tag, by name or alias.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public string? With { get; set; }

    [BindProperty(SupportsGet = true, Name = "preview")]
    public bool IsAsked { get; set; }

    public TagNode Tag { get; private set; } = null!;

    public TagNode? Into { get; private set; }

    public TagTree Tree { get; private set; } = null!;

    public Touched? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!IsAsked)
        {
            return Page();
        }

        var words = With?.Trim().TrimEnd(',');
        Into = string.IsNullOrEmpty(words) ? null : Tree.FindByWord(words);
        if (Into is null && !string.IsNullOrEmpty(words))
        {
            ModelState.AddModelError("", $"There is no tag “{words}”. Choose one of the list.");
            return Page();
        }

        switch (TagPlan.Retire(Tree, Tag, Into))
        {
            case TagPlan.Planned planned:
                Preview = await TouchedAsync(planned, cancellationToken);
                break;
            case TagPlan.Refused refused:
                ModelState.AddModelError("", refused.Why);
                break;
            default:
                throw new UnreachableException();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int version, long? into, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        switch (await desk.RetireAsync(Tag.Id, version, into, HttpContext.Actor(), cancellationToken))
        {
            case TagOutcome.Done:
                this.Notify(into is null ? "The tag is deprecated." : "The two are one tag now.");
                return RedirectToPage("/Tags/Tag", new { slug = Slug, stay = true });
            case TagOutcome.Conflict conflict:
                ModelState.AddModelError("", $"{conflict.ByName} changed this tag in the meantime. Look at it again before you go on.");
                return Page();
            case TagOutcome.Refused refused:
                ModelState.AddModelError("", refused.Why);
                return Page();
            case TagOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<Touched> TouchedAsync(TagPlan.Planned plan, CancellationToken cancellationToken)
    {
        var own = Tree.SameAs(Tag.Id);
        (long, long)[] group = [.. own.Select(id => (Tag.Id, id))];
        var other = Into is null ? [] : Tree.SameAs(Into.Id);
        return new Touched(
            (await db.CountArticlesAsync(group, cancellationToken)).GetValueOrDefault(Tag.Id),
            (await db.CountPassagesAsync(group, cancellationToken)).GetValueOrDefault(Tag.Id),
            Into is null ? 0 : await db.ArticleTags.Where(t => own.Contains(t.TagId) && db.ArticleTags.Any(o => o.ArticleId == t.ArticleId && other.Contains(o.TagId)))
                .Select(t => t.ArticleId).Distinct().CountUpToAsync(Counting.MostCounted + 1, cancellationToken),
            [.. plan.Changed.Skip(1)],
            await db.TagRules.CountAsync(r => own.Contains(r.TagId) && r.StoppedAt == null, cancellationToken));
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Tree = await db.Tags.ReadTreeAsync(cancellationToken);
        Tag = Tree.FindBySlug(Slug)!;
        return Tag is not null;
    }

    /// <param name="Both">Articles that carry both tags already.</param>
    /// <param name="Children">As they would stand.</param>
    public sealed record Touched(int Articles, int Passages, int Both, IReadOnlyList<TagNode> Children, int Rules);
}
