using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Stops and starts a rule, and applies it to what is here already; the list of rules shows it.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class RuleModel(NewsTrackerDbContext db, TagRuleDesk desk, TaggingJobs jobs) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Tags/Rules");

    /// <param name="act">stop, start or past.</param>
    public async Task<IActionResult> OnPostAsync(long id, string? act, CancellationToken cancellationToken)
    {
        if (await db.TagRules.AsNoTracking().Include(r => r.Tag).FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } rule)
        {
            return NotFound();
        }

        switch (act)
        {
            case "past":
                var tag = (await db.Tags.ReadTreeAsync(cancellationToken)).Resolve(rule.TagId)!;
                return await jobs.StartAsync(new ManyAsked(tag.Id, ArticleTagAct.Set, rule.Query, null, rule.Id), tag.Name, HttpContext.Actor(), cancellationToken) switch
                {
                    TaggingOutcome.Asked tagging => RedirectToPage("/Tags/Tagging", new { id = tagging.Id }),
                    TaggingOutcome.Refused refused => ToRules(refused.Why),
                    _ => throw new UnreachableException(),
                };
            case "stop" or "start":
                return await desk.RunAsync(id, act is "start", HttpContext.Actor(), cancellationToken) switch
                {
                    TagRuleOutcome.Done => ToRules(act is "start" ? $"Rule {id} runs again." : $"Rule {id} is stopped. What it has tagged stays tagged."),
                    TagRuleOutcome.Refused refused => ToRules(refused.Why),
                    TagRuleOutcome.NotFound => NotFound(),
                    _ => throw new UnreachableException(),
                };
            default:
                return BadRequest();
        }
    }

    private RedirectToPageResult ToRules(string notice)
    {
        this.Notify(notice);
        return RedirectToPage("/Tags/Rules");
    }
}
