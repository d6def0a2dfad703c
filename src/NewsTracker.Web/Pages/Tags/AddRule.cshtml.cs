using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>The bench of a rule: shows what it matches before it is saved.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class AddRuleModel(NewsTrackerDbContext db, ArticleQueryPreparation queries, ArticleSearch search, TagRuleDesk desk, TaggingJobs jobs) : BenchModel(db, queries, search)
{
    /// <param name="past">Whether to tag what is here already, too.</param>
    public async Task<IActionResult> OnPostAsync(bool past, CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        if (ModelState.IsValid && Tag is null)
        {
            ModelState.AddModelError("", "Choose a tag first.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var actor = HttpContext.Actor();
        switch (await desk.AddAsync(Tag!.Id, Query, actor, cancellationToken))
        {
            case TagRuleOutcome.Done rule when past:
                return await jobs.StartAsync(new ManyAsked(Tag.Id, ArticleTagAct.Set, Query, null, rule.Id), Tag.Name, actor, cancellationToken) switch
                {
                    TaggingOutcome.Asked tagging => RedirectToPage("/Tags/Tagging", new { id = tagging.Id }),
                    TaggingOutcome.Refused refused => Saved($"The rule is saved. What is here already was not tagged: {refused.Why}"),
                    _ => throw new UnreachableException(),
                };
            case TagRuleOutcome.Done:
                return Saved("The rule is saved: it tags what comes in from now on.");
            case TagRuleOutcome.Refused refused:
                ModelState.AddModelError("", refused.Why);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    private RedirectToPageResult Saved(string what)
    {
        this.Notify(what);
        return RedirectToPage("/Tags/Rules");
    }
}
