using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Search;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Tags;

/// <summary>Sets the tags that rules give to an article that has just been stored, in the transaction that stores it. All rules are asked in one statement, about this article's row alone.</summary>
public sealed partial class RuleTagging(NewsTrackerDbContext db, ArticleQueryPreparation queries, ManyArticles articles, IMemoryCache conditions)
{
    // Names of tags and sources may come to mean something else; dates that count from today move.
    private static readonly TimeSpan Understood = TimeSpan.FromMinutes(1);

    public async Task<int> ApplyAsync(long articleId, CancellationToken cancellationToken)
    {
        var rules = await db.TagRules.AsNoTracking().Where(r => r.StoppedAt == null).OrderBy(r => r.Id).Take(TagRuleDesk.MaxRules).ToListAsync(cancellationToken);
        if (rules.Count == 0)
        {
            return 0;
        }

        var asked = new List<(TagRule Rule, SearchCondition Condition)>();
        foreach (var rule in rules)
        {
            if (await ConditionOfAsync(rule, cancellationToken) is { } condition)
            {
                asked.Add((rule, condition));
            }
        }

        var answered = await AnsweredAsync(articleId, [.. asked.Select(pair => pair.Condition)], cancellationToken);
        var tree = answered.Count == 0 ? null : await db.Tags.ReadTreeAsync(cancellationToken);
        var changed = 0;
        foreach (var rule in answered.Select(i => asked[i].Rule))
        {
            if (tree!.Resolve(rule.TagId) is { IsLive: true } tag)
            {
                changed += await articles.SetAsync([articleId], tag, tree.SameAs(tag.Id), TaggedBy.Rule(rule.Id, null), cancellationToken);
            }
        }

        return changed;
    }

    /// <summary>Null where the query means nothing any more; the page of rules says so.</summary>
    private Task<SearchCondition?> ConditionOfAsync(TagRule rule, CancellationToken cancellationToken) => conditions.GetOrCreateAsync(("tag rule", rule.Query), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Understood;
        return (await queries.PrepareAsync(rule.Query, cancellationToken) as SearchPreparation.Ready)?.Condition;
    });

    private async Task<IReadOnlyList<int>> AnsweredAsync(long articleId, IReadOnlyList<SearchCondition> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var parameters = new List<NpgsqlParameter> { new("@article", NpgsqlDbType.Bigint) { Value = articleId } };
        var parts = asked.Select((condition, i) =>
        {
            parameters.AddRange(condition.Parameters.Select(parameter => new SearchParameter(Own(parameter.Name, i), parameter.Value, parameter.Type).ToNpgsql()));
            return $"select {i} as \"Value\" from article_search s where s.article_id = @article and ({ParameterName().Replace(condition.Sql, name => Own(name.Value, i))})";
        }).ToList();
        return await db.Database.SqlQueryRaw<int>(string.Join("\nunion all ", parts), [.. parameters]).ToListAsync(cancellationToken);
    }

    /// <summary>Each rule's parameters by names of their own.</summary>
    private static string Own(string name, int rule) => $"@r{rule}_{name[1..]}";

    [GeneratedRegex(@"@q\d+")]
    private static partial Regex ParameterName();
}
