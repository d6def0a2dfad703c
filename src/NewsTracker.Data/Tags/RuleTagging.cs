using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Search;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Tags;

/// <summary>Sets the tags that rules give to an article that has just been stored, in the transaction that stores it. All rules are asked in one statement, about this article's row alone.</summary>
public sealed class RuleTagging(NewsTrackerDbContext db, KnownQueries queries, ManyArticles articles)
{
    // Asked with each article that comes in: put together once.
    private static readonly Func<NewsTrackerDbContext, IAsyncEnumerable<TagRule>> LiveRules =
        EF.CompileAsyncQuery((NewsTrackerDbContext db) => db.TagRules.AsNoTracking().Where(r => r.StoppedAt == null).OrderBy(r => r.Id).Take(TagRuleDesk.MaxRules));

    public async Task<int> ApplyAsync(long articleId, CancellationToken cancellationToken)
    {
        var rules = await LiveRules(db).ToListAsync(cancellationToken);
        if (rules.Count == 0)
        {
            return 0;
        }

        var asked = new List<(TagRule Rule, SearchCondition Condition)>();
        foreach (var rule in rules)
        {
            // A query that means nothing any more sets nothing; the page of rules says so.
            if (await queries.PrepareAsync(rule.Query, reader: null, cancellationToken) is SearchPreparation.Ready ready)
            {
                asked.Add((rule, ready.Condition));
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

    private async Task<IReadOnlyList<int>> AnsweredAsync(long articleId, IReadOnlyList<SearchCondition> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var parameters = new List<NpgsqlParameter> { new("@article", NpgsqlDbType.Bigint) { Value = articleId } };
        var parts = asked.Select((condition, i) =>
        {
            var numbered = condition.Numbered(i);
            parameters.AddRange(numbered.ToParameters());
            return $"select {i} as \"Value\" from article_search s where s.article_id = @article and ({numbered.Sql})";
        }).ToList();
        return await db.Database.SqlQueryRaw<int>(string.Join("\nunion all ", parts), [.. parameters]).ToListAsync(cancellationToken);
    }
}
