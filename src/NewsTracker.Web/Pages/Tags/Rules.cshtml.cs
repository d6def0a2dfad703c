using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>The rules by which articles are tagged when they come in.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class RulesModel(NewsTrackerDbContext db, KnownQueries queries) : PageModel
{
    private const int MostRules = 2 * TagRuleDesk.MaxRules;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        var rules = await db.TagRules.AsNoTracking().OrderBy(r => r.StoppedAt != null).ThenByDescending(r => r.Id).Take(MostRules)
            .Select(r => new { Rule = r, Articles = db.ArticleTags.Where(t => t.RuleId == r.Id).OrderBy(_ => 0).Take(Counting.MostCounted + 1).Count() }).ToListAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var (rule, articles) in rules.Select(row => (row.Rule, row.Articles)))
        {
            var tag = tree.Resolve(rule.TagId)!;
            var problem = !tag.IsLive ? "Its tag is deprecated." : rule.StoppedAt is null && await queries.PrepareAsync(rule.Query, reader: null, cancellationToken) is SearchPreparation.Refused refused ? refused.Problem.Sentence : null;
            rows.Add(new Row(rule.Id, rule.Query, tag, articles, rule.MadeBy, rule.MadeAt, rule.StoppedBy, problem));
        }

        Rows = rows;
    }

    /// <param name="Articles">That carry the tag by this rule.</param>
    /// <param name="Problem">Why it sets nothing.</param>
    public sealed record Row(long Id, string Query, TagNode Tag, int Articles, string MadeBy, DateTimeOffset MadeAt, string? StoppedBy, string? Problem);
}
