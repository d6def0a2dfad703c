using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>The words of articles in which a search was found, with marks around them.</summary>
public static class SearchSnippets
{
    /// <summary>Around what is found. In texts of their own, where fonts of icons put them, both are left out.</summary>
    public const char Start = '\uE000';

    public const char Stop = '\uE001';

    private const string Marks = "\uE000\uE001";

    private const string Options = "StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=\" … \"";

    private const string HeadlineOptions = "StartSel=\uE000, StopSel=\uE001, HighlightAll=true";

    private const string Beginnings =
        $"""
        select a.id,
          ts_headline(news_config(a.language), translate(left(a.headline, 1000), '{Marks}', ''), q.words, '{HeadlineOptions}'),
          ts_headline(news_config(a.language), translate(left(a.body_text, 2500), '{Marks}', ''), q.words, '{Options}')
        from (select @words::tsquery as words) q, articles a where a.id = any(@ids)
        """;

    // Search rows know as which word of the body something stands; from what lies before and behind, about where that is in the text. Of several places it is that with the most of what is asked within
    // fifteen words. Places from 16,383 on are all called that: they tell nothing.
    private const string Later =
        $"""
        select a.id, ts_headline(news_config(a.language), translate(substr(a.body_text, greatest(1, (least(length(a.body_text), 150000) * (place.at - body.first)::float8 / greatest(body.last - body.first, 1))::int - 1000), 2500), '{Marks}', ''), q.words, '{Options}')
        from (select @words::tsquery as words) q, articles a join article_search s on s.article_id = a.id
          cross join lateral (select min(w.at) as first, max(w.at) as last from unnest(s.tsv) t, unnest(t.positions, t.weights) w(at, weight) where w.weight = 'D') body
          cross join lateral (
            select o.at from (
              select w.at::int, count(*) over (order by w.at::int range between current row and 15 following) as near from unnest(s.tsv) t, unnest(t.positions, t.weights) w(at, weight)
              where w.weight = 'D' and (t.lexeme = any(@whole) or t.lexeme ^@ any(@starts))) o
            order by o.near desc, o.at limit 1) place
        where a.id = any(@ids) and body.last < 16383
        """;

    /// <summary>For the articles of one page only: reading texts for it is slow. Where nothing is found in the first 2,500 characters of a text, as many are looked at around the place that its search row knows.</summary>
    /// <param name="words">The condition's words. What articles in one language alone are asked is marked in no others.</param>
    public static async Task<IReadOnlyDictionary<long, SearchSnippet>> SnippetsAsync(this NewsTrackerDbContext db, long[] articleIds, AskedWords words, CancellationToken cancellationToken)
    {
        if (words.OfSome.Count == 0)
            return await ReadAsync(db, articleIds, words.OfAll, cancellationToken);
        var rows = await db.ArticleSearch.Where(row => articleIds.Contains(row.ArticleId)).Select(row => new { row.ArticleId, row.Language }).ToListAsync(cancellationToken);
        var snippets = new Dictionary<long, SearchSnippet>(rows.Count);
        foreach (var alike in rows.GroupBy(row => words.Of(row.Language), row => row.ArticleId))
        {
            foreach (var (id, snippet) in await ReadAsync(db, [.. alike], alike.Key, cancellationToken))
                snippets.Add(id, snippet);
        }

        return snippets;
    }

    private static async Task<IReadOnlyDictionary<long, SearchSnippet>> ReadAsync(NewsTrackerDbContext db, long[] articleIds, string words, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        var snippets = new Dictionary<long, SearchSnippet>(articleIds.Length);
        await using (var command = connection.Command(Beginnings, Parameters(words, articleIds)))
        {
            await command.PrepareAsync(cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                snippets.Add(reader.GetInt64(0), new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        }

        var unmarked = snippets.Values.Where(snippet => !snippet.HasFound).Select(snippet => snippet.ArticleId).ToArray();
        return unmarked.Length == 0 ? snippets : await WithLaterAsync(connection, snippets, unmarked, words, cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<long, SearchSnippet>> WithLaterAsync(SearchConnection connection, Dictionary<long, SearchSnippet> snippets, long[] unmarked, string words, CancellationToken cancellationToken)
    {
        var asked = AskedLexemes.Of(words);
        await using var command = connection.Command(
            Later, [.. Parameters(words, unmarked), new("@whole", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = asked.Whole }, new("@starts", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = asked.Starts }]);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            snippets[reader.GetInt64(0)] = snippets[reader.GetInt64(0)] with { Excerpt = $"… {reader.GetString(1)}" };
        return snippets;
    }

    private static NpgsqlParameter[] Parameters(string words, long[] articleIds) =>
        [new("@words", NpgsqlDbType.Text) { Value = words }, new("@ids", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = articleIds }];

    /// <summary>The text in pieces, found and not found in turn.</summary>
    public static IEnumerable<(string Text, bool IsFound)> Pieces(string marked)
    {
        var isFound = false;
        foreach (var piece in marked.Split(Start, Stop))
        {
            if (piece.Length > 0)
                yield return (piece, isFound);
            isFound = !isFound;
        }
    }
}

public sealed record SearchSnippet(long ArticleId, string Headline, string Excerpt)
{
    /// <summary>Its last sentence goes on.</summary>
    public bool IsCut => Excerpt.TrimEnd(SearchSnippets.Stop, ' ') is not [.., '.' or '!' or '?' or '…' or '"' or '”' or '“' or '»' or ')'];

    public bool HasFound => Excerpt.Contains(SearchSnippets.Start, StringComparison.Ordinal);
}
