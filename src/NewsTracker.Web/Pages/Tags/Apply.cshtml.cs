using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Sets a tag on a selection of articles or on all that match a query, or takes it off; shows them first.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class ApplyModel(NewsTrackerDbContext db, ArticleQueryPreparation queries, ArticleSearch search, TaggingJobs jobs) : BenchModel(db, queries, search)
{
    private const int MostRecent = 20;

    /// <summary>The articles that were ticked, here or in the list.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public List<long> Ticked { get; set; } = [];

    /// <summary>All was ticked above a list that nothing narrowed.</summary>
    [BindProperty(SupportsGet = true, Name = "all")]
    public bool IsAll { get; set; }

    [BindProperty(Name = Sureness.Field)]
    public bool IsSure { get; set; }

    /// <summary>The newest article when the matches were shown, which they are anew after a refusal: what comes in while somebody decides is not meant.</summary>
    [BindProperty(Name = "through")]
    public long? Through { get; set; }

    public override bool IsWhole => IsAll && string.IsNullOrWhiteSpace(Query);

    public override IReadOnlyList<long> Chosen => string.IsNullOrWhiteSpace(Query) && !IsWhole ? Ticked : [];

    /// <summary>What is asked once more before all matches are changed; null for few.</summary>
    public Sureness? Sureness => Matches is { Query: not null, Total: > 0 } matches && Sureness.IsAsked(matches.Total, IsWhole) ? new(Counting.UpTo(matches.Total, "article"), IsWhole, IsSure) : null;

    protected override Guid? Reader => HttpContext.Actor().Id;

    public IReadOnlyList<TaggingRow> Recent { get; private set; } = [];

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        Through = await Queries.NewestAsync(cancellationToken);
        await base.LookAsync(cancellationToken);
        Recent = await Db.Taggings.OrderByDescending(t => t.Id).Take(MostRecent)
            .Select(t => new TaggingRow(t.Id, t.Act, t.Tag!.Name, t.Changed, t.ActorName, t.At, t.UndoneAt != null)).ToListAsync(cancellationToken);
    }

    /// <param name="act">Set, SetAll, Remove or RemoveAll.</param>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellationToken)
    {
        var through = Through;
        await LookAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Tag is null)
        {
            ModelState.AddModelError("", "Choose a tag first.");
            return Page();
        }

        if (act is not ("Set" or "SetAll" or "Remove" or "RemoveAll"))
        {
            ModelState.AddModelError("", "Choose whether to set the tag or to remove it.");
            return Page();
        }

        var isAll = act is "SetAll" or "RemoveAll";
        if (isAll && Sureness is { IsSure: false } sureness)
        {
            ModelState.AddModelError("", sureness.Problem);
            return Page();
        }

        var asked = new ManyAsked(Tag.Id, act is "Set" or "SetAll" ? ArticleTagAct.Set : ArticleTagAct.Removed, isAll ? Query ?? "" : null, isAll ? null : Ticked, null) { IsWhole = isAll && IsWhole, Through = through ?? Through };
        switch (await jobs.StartAsync(asked, Tag.Name, HttpContext.Actor(), cancellationToken))
        {
            case TaggingOutcome.Asked asking:
                return RedirectToPage("/Tags/Tagging", new { id = asking.Id, from = From });
            case TaggingOutcome.Refused refused:
                ModelState.AddModelError("", refused.Why);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    public sealed record TaggingRow(long Id, ArticleTagAct Act, string TagName, int Changed, string By, DateTimeOffset At, bool IsUndone);
}
