using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Search;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Tags;

/// <summary>Sets the tags that rules give to articles that have just been stored, in the transaction that stores them. All rules are asked in one statement, about the rows of these articles alone.</summary>
public sealed class RuleTagging(NewsTrackerDbContext db, KnownQueries queries, ManyArticles articles)
{
    // Asked with each article that comes in: planned once for a connection. Few enough to be read whole.
    private const string LiveRules = "select id, tag_id, query from tag_rules where stopped_at is null order by id limit $1";

    public async Task<int> ApplyAsync(IReadOnlyList<long> articleIds, CancellationToken cancellationToken)
    {
        var rules = await LiveRulesAsync(cancellationToken);
        if (rules.Count == 0)
        {
            return 0;
        }

        var asked = new List<(LiveRule Rule, SearchCondition Condition)>();
        foreach (var rule in rules)
        {
            // A query that means nothing any more sets nothing; the page of rules says so.
            if (await queries.PrepareAsync(rule.Query, reader: null, cancellationToken) is SearchPreparation.Ready ready)
            {
                asked.Add((rule, ready.Condition));
            }
        }

        var answered = await AnsweredAsync(articleIds, [.. asked.Select(pair => pair.Condition)], cancellationToken);
        var tree = answered.Count == 0 ? null : await db.Tags.ReadTreeAsync(cancellationToken);
        var changed = 0;
        foreach (var answers in answered.GroupBy(answer => answer.Rule).OrderBy(answers => answers.Key))
        {
            var rule = asked[answers.Key].Rule;
            if (tree!.Resolve(rule.TagId) is { IsLive: true } tag)
            {
                changed += await articles.SetAsync([.. answers.Select(answer => answer.ArticleId)], tag, tree.SameAs(tag.Id), TaggedBy.Rule(rule.Id, null), cancellationToken);
            }
        }

        return changed;
    }

    private async Task<List<LiveRule>> LiveRulesAsync(CancellationToken cancellationToken)
    {
        await using var batch = new StatementBatch(db).Add(LiveRules, TagRuleDesk.MaxRules);
        await using var rows = await batch.ReadAsync(cancellationToken);
        var rules = new List<LiveRule>();
        while (await rows.ReadAsync(cancellationToken))
        {
            rules.Add(new LiveRule(rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2)));
        }

        return rules;
    }

    private async Task<IReadOnlyList<Answer>> AnsweredAsync(IReadOnlyList<long> articleIds, IReadOnlyList<SearchCondition> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var parameters = new List<NpgsqlParameter> { new("@articles", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = articleIds.ToArray() } };
        var parts = asked.Select((condition, i) =>
        {
            var numbered = condition.Numbered(i);
            parameters.AddRange(numbered.ToParameters());
            return $"select {i} as rule, s.article_id from article_search s where s.article_id = any(@articles) and ({numbered.Sql})";
        }).ToList();
        return await db.Database.SqlQueryRaw<Answer>(string.Join("\nunion all ", parts), [.. parameters]).ToListAsync(cancellationToken);
    }

    private sealed record Answer(int Rule, long ArticleId);

    private sealed record LiveRule(long Id, long TagId, string Query);
}
