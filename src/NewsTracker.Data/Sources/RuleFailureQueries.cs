using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Sources;

/// <summary>A publisher rule that could not be followed on some pages of a source.</summary>
/// <param name="Field">The name of an <see cref="Core.Extraction.ArticleField"/>.</param>
/// <param name="Why">What was wrong on the newest of those pages.</param>
/// <param name="Articles">On how many articles.</param>
/// <param name="LastArticleId">The article that came in last of those.</param>
public sealed record FailingRule(string Field, string Selector, string Why, int Articles, long LastArticleId, DateTimeOffset LastFetchedAt);

public static class RuleFailureQueries
{
    /// <summary>
    /// The rules that failed on a source's revisions fetched since a day, the most frequent first. The failing revisions of all sources are few and read from
    /// ix_revisions_rule_failures; materialized, since the planner would else walk all revisions of the source's articles when it guesses wrongly how few.
    /// </summary>
    public static IQueryable<FailingRule> FailingRules(this NewsTrackerDbContext db, long sourceId, DateTimeOffset since) =>
        db.Database.SqlQuery<FailingRule>(
            $"""
            with failing as materialized (
                select id, article_id, fetched_at, rule_failures from revisions
                where fetched_at >= {since} and rule_failures <> '[]')
            select failure ->> 'field' as field, failure ->> 'selector' as selector,
                (array_agg(failure ->> 'why' order by r.fetched_at desc, r.id desc))[1] as why,
                count(distinct r.article_id)::int as articles,
                (array_agg(r.article_id order by r.fetched_at desc, r.id desc))[1] as last_article_id,
                max(r.fetched_at) as last_fetched_at
            from failing r
            join articles a on a.id = r.article_id and a.source_id = {sourceId}
            cross join lateral jsonb_array_elements(r.rule_failures) failure
            group by 1, 2
            """)
            .OrderByDescending(rule => rule.Articles).ThenBy(rule => rule.Field).ThenBy(rule => rule.Selector);
}
