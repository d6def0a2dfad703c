using NewsTracker.Core.Queries;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <content>What is asked of other tables than that of search rows, row by row or gathered.</content>
internal sealed partial class ConditionWriter
{
    /// <summary>Whether another table is asked row by row: then no count of lists of the index tells what an answer costs.</summary>
    public bool AsksElsewhere { get; private set; }

    /// <summary>Asked row by row of pk_article_reads. "Not read" and "unread" are written alike: an anti-join, which "is not true" would not be.</summary>
    private string WriteReadings(QueryNode.OneOf field, bool isNegated)
    {
        var wanted = field.Values.Select(value => value.Text == QueryTerms.Readings[0]).Distinct().ToList();
        if (wanted.Count > 1)
            return isNegated ? "false" : "true";

        // What was read is few of all, and worth gathering; what was not is mostly the newest.
        var isRead = wanted[0] != isNegated;
        (UsesIndex, AsksElsewhere) = (UsesIndex || isRead, true);
        var ofReader = $"r.user_id = {Parameter(reader!.Value, NpgsqlDbType.Uuid)}{(readUntil is { } until ? $" and r.read_at <= {Parameter(until.ToUniversalTime(), NpgsqlDbType.TimestampTz)}" : "")}";
        return $"{(isRead ? "" : "not ")}exists (select from article_reads r where {ofReader} and r.article_id = s.article_id)";
    }

    /// <summary>
    /// What somebody was given is gathered by ix_articles_assigned; of the rest each row is asked by pk_articles whether it was given to anybody else. As a value and not as an anti-join: what is given are few of all, the
    /// statistics hear of them late, and the planner would hold each row against all of them.
    /// </summary>
    private string WriteWork(QueryNode.OneOf field, bool isNegated)
    {
        var (people, isOfNobody) = (names.PeopleOf(field), field.IsOfNobody());
        var isRest = isOfNobody != isNegated;
        (UsesIndex, AsksElsewhere) = (UsesIndex || !isRest, true);
        var given = $"{(isOfNobody ? "a.assignee_id is not null and a.assignee_id <> all" : "a.assignee_id = any")} ({Array(people, NpgsqlDbType.Uuid)})";
        return isRest ? $"(select ({given}) is not true from articles a where a.id = s.article_id)" : $"exists (select from articles a where a.id = s.article_id and {given})";
    }

    /// <summary>Its members by ix_story_members_story_id, read once; a story has few.</summary>
    private string WriteStory(QueryNode.OneOf field)
    {
        (UsesIndex, AsksElsewhere) = (true, true);
        return $"s.article_id = any (array(select m.article_id from story_members m where m.story_id = any ({Array(names.StoriesOf(field), NpgsqlDbType.Bigint)})))";
    }
}
