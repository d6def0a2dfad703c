using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Search;

/// <summary>What the numbers of stories in a query mean.</summary>
internal static class StoryNumbers
{
    /// <summary>By pk_stories. A story that was merged into another means that one: links to it stay good.</summary>
    public static async Task<Dictionary<string, (string Name, long Meaning)>> ReadAsync(NewsTrackerDbContext db, List<string> values, CancellationToken cancellationToken)
    {
        var asked = values.Select(value => (Value: value, Number: long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)).Where(story => story.Number > 0).ToList();
        if (asked.Count == 0)
            return [];
        var numbers = asked.ConvertAll(story => story.Number).ToArray();
        var now = await db.Database.SqlQuery<Moved>(
            $"""
            with recursive way(asked, story) as (
              select id, id from stories where id = any({numbers})
              union select way.asked, s.merged_into_id from way join stories s on s.id = way.story where s.merged_into_id is not null)
            select way.asked as "from", way.story as "to" from way join stories s on s.id = way.story where s.merged_into_id is null
            """).ToDictionaryAsync(moved => moved.From, moved => moved.To, cancellationToken);
        return asked.Where(story => now.ContainsKey(story.Number)).ToDictionary(story => story.Value, story => (now[story.Number].ToString(CultureInfo.InvariantCulture), now[story.Number]));
    }

    private sealed record Moved(long From, long To);
}
