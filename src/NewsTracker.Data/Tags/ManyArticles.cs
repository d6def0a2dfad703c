using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Articles;

namespace NewsTracker.Data.Tags;

/// <summary>Sets a tag on many articles, or takes it off, within the transaction that is open: one statement each time, which keeps the history of every article it changes and comes after the articles' locks (<see cref="ArticleLocks"/>).</summary>
public sealed class ManyArticles(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>A rule sets nothing that a person took off before; who took back all that an act had set, a rule's or a person's, ruled on none of the articles.</summary>
    /// <returns>How many articles were changed.</returns>
    public async Task<int> SetAsync(IReadOnlyList<long> articleIds, TagNode tag, IReadOnlyList<long> same, TaggedBy by, CancellationToken cancellationToken)
    {
        var (ids, alike, now) = (articleIds.ToArray(), same.ToArray(), clock.GetUtcNow());
        await db.LockArticlesAsync(ids, cancellationToken);
        return await db.Database.ExecuteSqlAsync(
            $"""
            with fresh as (
              select a.id from articles a
              where a.id = any({ids})
                and not exists (select from article_tags t where t.article_id = a.id and t.tag_id = any({alike}))
                and ({by.RuleId}::bigint is null or not exists (
                  select from article_tag_changes c where c.article_id = a.id and c.tag_id = any({alike}) and c.act = 'Removed' and c.actor_id is not null and c.rule_id is null
                    and not exists (select from taggings g where g.id = c.tagging_id and g.act = 'Set')))),
            added as (
              insert into article_tags (article_id, tag_id, at, by_id, by_name, rule_id)
              select id, {tag.Id}, {now}, {by.ActorId}::uuid, {by.Name}, {by.RuleId}::bigint from fresh order by id
              on conflict do nothing returning article_id)
            insert into article_tag_changes (article_id, tag_id, act, at, actor_id, actor_name, rule_id, tagging_id)
            select article_id, {tag.Id}, 'Set', {now}, {by.ActorId}::uuid, {by.Name}, {by.RuleId}::bigint, {by.TaggingId}::bigint from added order by article_id
            """,
            cancellationToken);
    }

    /// <summary>Takes a tag off, with whatever redirects to it.</summary>
    /// <returns>How many articles were changed; some lose more than one tag.</returns>
    public async Task<int> RemoveAsync(IReadOnlyList<long> articleIds, IReadOnlyList<long> same, TaggedBy by, CancellationToken cancellationToken)
    {
        var (ids, alike, now) = (articleIds.ToArray(), same.ToArray(), clock.GetUtcNow());
        await db.LockArticlesAsync(ids, cancellationToken);
        return await CountAsync(
            $"""
            with gone as (delete from article_tags where article_id = any({ids}) and tag_id = any({alike}) returning article_id, tag_id),
            kept as (
              insert into article_tag_changes (article_id, tag_id, act, at, actor_id, actor_name, tagging_id)
              select article_id, tag_id, 'Removed', {now}, {by.ActorId}::uuid, {by.Name}, {by.TaggingId}::bigint from gone order by article_id, tag_id
              returning article_id)
            select count(distinct article_id)::int as "Value" from kept
            """,
            cancellationToken);
    }

    /// <summary>On how many articles an act is taken back: what it set is not there, or all that it removed is there again. By ix_article_tag_changes_tagging_id_id.</summary>
    public async Task<int> CountTakenBackAsync(Tagging tagging, CancellationToken cancellationToken)
    {
        var isSet = tagging.Act is ArticleTagAct.Set;
        var changes = DoneBy(tagging);
        var standing = changes.Where(c => db.ArticleTags.Any(t => t.ArticleId == c.ArticleId && t.TagId == c.TagId) == isSet);
        return await changes.Select(c => c.ArticleId).Distinct().CountAsync(cancellationToken) - await standing.Select(c => c.ArticleId).Distinct().CountAsync(cancellationToken);
    }

    /// <summary>Takes back what an act on many articles did, from one entry of its history on; what somebody has changed since stays as it is. A tag that is put back is again whose it was: the person's or the rule's that set it before.</summary>
    /// <returns>How many articles were changed, and the last entry looked at; no entry where none is left.</returns>
    public async Task<(int Changed, long? LastId)> UndoAsync(Tagging tagging, long afterId, int most, TaggedBy by, CancellationToken cancellationToken)
    {
        var step = DoneBy(tagging).Where(c => c.Id > afterId).OrderBy(c => c.Id).Take(most);
        if (await step.Select(c => (long?)c.Id).MaxAsync(cancellationToken) is not { } last)
        {
            return (0, null);
        }

        await db.LockArticlesAsync(step.Select(c => c.ArticleId), cancellationToken);
        var now = clock.GetUtcNow();
        if (tagging.Act is ArticleTagAct.Set)
        {
            return (
                await db.Database.ExecuteSqlAsync(
                    $"""
                    with mine as (
                      select c.article_id, c.tag_id from article_tag_changes c where c.tagging_id = {tagging.Id} and c.act = 'Set' and c.id > {afterId} and c.id <= {last}
                        and not exists (select from article_tag_changes l where l.article_id = c.article_id and l.tag_id = c.tag_id and l.id > c.id)),
                    gone as (delete from article_tags t using mine m where t.article_id = m.article_id and t.tag_id = m.tag_id returning t.article_id, t.tag_id)
                    insert into article_tag_changes (article_id, tag_id, act, at, actor_id, actor_name, rule_id, tagging_id)
                    select article_id, tag_id, 'Removed', {now}, {by.ActorId}::uuid, {by.Name}, {tagging.RuleId}::bigint, {tagging.Id} from gone order by article_id
                """,
                    cancellationToken),
                last);
        }

        return (
            await CountAsync(
                $"""
                with mine as (
                  select c.id, c.article_id, c.tag_id from article_tag_changes c where c.tagging_id = {tagging.Id} and c.act = 'Removed' and c.id > {afterId} and c.id <= {last}
                    and not exists (select from article_tag_changes l where l.article_id = c.article_id and l.tag_id = c.tag_id and l.id > c.id)),
                added as (
                  insert into article_tags (article_id, tag_id, at, by_id, by_name, rule_id)
                  select m.article_id, m.tag_id, {now}, case when s.id is null then {by.ActorId}::uuid else s.actor_id end, coalesce(s.actor_name, {by.Name}), s.rule_id
                  from mine m left join lateral (
                    select c.id, c.actor_id, c.actor_name, r.id as rule_id
                    from article_tag_changes c left join tag_rules r on r.id = c.rule_id
                    where c.article_id = m.article_id and c.tag_id = m.tag_id and c.act = 'Set' and c.id < m.id
                      and not exists (select from taggings g where g.id = c.tagging_id and g.act = 'Removed')
                    order by c.id desc limit 1) s on true
                  order by m.article_id
                  on conflict do nothing returning article_id, tag_id),
                kept as (
                  insert into article_tag_changes (article_id, tag_id, act, at, actor_id, actor_name, tagging_id)
                  select article_id, tag_id, 'Set', {now}, {by.ActorId}::uuid, {by.Name}, {tagging.Id} from added order by article_id
                  returning article_id)
                select count(distinct article_id)::int as "Value" from kept
                """,
                cancellationToken),
            last);
    }

    /// <summary>What an act changed, without what taking it back did. By ix_article_tag_changes_tagging_id_id.</summary>
    private IQueryable<ArticleTagChange> DoneBy(Tagging tagging) => db.ArticleTagChanges.Where(c => c.TaggingId == tagging.Id && c.Act == tagging.Act);

    private async Task<int> CountAsync(FormattableString statement, CancellationToken cancellationToken) => (await db.Database.SqlQuery<int>(statement).ToListAsync(cancellationToken))[0];
}

/// <summary>By whom articles are tagged: a person, in one act on many articles, or a rule.</summary>
public sealed record TaggedBy(Guid? ActorId, string Name, long? RuleId, long? TaggingId)
{
    public static TaggedBy Rule(long ruleId, long? taggingId) => new(null, $"Rule {ruleId}", ruleId, taggingId);
}
