using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;

namespace NewsTracker.Data.Stories;

/// <summary>Pieces of queries on stories.</summary>
public static class StoryQueries
{
    private static readonly string CandidatesQuery = CandidatesOf("{0}", "{1}", "{2}");

    /// <summary>The same question as <see cref="StoryCandidates"/>, for a <see cref="StatementBatch"/>.</summary>
    internal static readonly string CandidatesStatement = CandidatesOf("$1", "$2", "$3");

    /// <summary>Members of a story, the earliest seen first: what a page prints as its date can be wrong, and would make a copy the first. Uses the index on the story.</summary>
    public static IOrderedQueryable<StoryMember> EarliestFirst(this IQueryable<StoryMember> members, long storyId) =>
        members.Where(m => m.StoryId == storyId).OrderBy(m => m.Article!.FirstSeenAt).ThenBy(m => m.ArticleId);

    /// <summary>Rulings that keep any of these articles apart from any of those; uses the GIN indexes on both sides.</summary>
    public static IQueryable<StoryRuling> KeepingApart(this IQueryable<StoryRuling> rulings, long[] these, long[] those) =>
        rulings
            .Where(r => (r.Kind == StoryRulingKind.Split) == (r.UndoneAt == null))
            .Where(r => (r.Moved.Any(id => these.Contains(id)) && r.Stayed.Any(id => those.Contains(id)))
                || (r.Moved.Any(id => those.Contains(id)) && r.Stayed.Any(id => these.Contains(id))));

    /// <summary>Rulings by which their articles are where an editor placed them: an undone merge keeps its sides apart, an undone split leaves nothing behind.</summary>
    public static IQueryable<StoryRuling> Placing(this IQueryable<StoryRuling> rulings) => rulings.Where(r => r.Kind == StoryRulingKind.Merge || r.UndoneAt == null);

    /// <summary>Rulings that can be taken back: their articles are where they put them. Served by ix_story_members_story_id.</summary>
    public static IQueryable<StoryRuling> Undoable(this IQueryable<StoryRuling> rulings, IQueryable<StoryMember> members) =>
        rulings.Where(r => r.UndoneAt == null && members.Count(m => m.StoryId == (r.Kind == StoryRulingKind.Split ? r.OtherStoryId : r.StoryId) && r.Moved.Contains(m.ArticleId)) == r.Moved.Length);

    /// <summary>The articles that share the most keys, the most alike first; uses the GIN index on the keys.</summary>
    /// <param name="articleId">The article that asks; it is not among them.</param>
    public static IQueryable<StoryCandidate> StoryCandidates(this NewsTrackerDbContext db, long articleId, long[] sought, int most) =>
        db.Database.SqlQueryRaw<StoryCandidate>(CandidatesQuery, articleId, sought, most);

    private static string CandidatesOf(string articleId, string sought, string most) =>
        $"""
        select m.article_id, a.headline, a.body_text, a.dated_at
        from (
          select article_id, (select count(*) from unnest(keys) as key where key = any({sought})) as shared
          from story_members
          where keys && {sought} and article_id <> {articleId}
          order by shared desc, article_id
          limit {most}) m
        join articles a on a.id = m.article_id
        order by m.shared desc, m.article_id
        """;
}

/// <summary>An article that may carry the same report, with what is needed to tell.</summary>
public sealed record StoryCandidate(long ArticleId, string Headline, string BodyText, DateTimeOffset DatedAt)
{
    public StoryText Read() => StoryText.Read(Headline, BodyText, DateOnly.FromDateTime(DatedAt.UtcDateTime));
}
