using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>The words of articles in which a search was found, with marks around them.</summary>
public static class SearchSnippets
{
    /// <summary>Around what is found; neither stands in texts of their own.</summary>
    public const char Start = '\uE000';

    public const char Stop = '\uE001';

    private const string Options = "StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=\" … \"";

    private const string HeadlineOptions = "StartSel=\uE000, StopSel=\uE001, HighlightAll=true";

    /// <summary>For the articles of one page only: reading texts for it is slow. What is found beyond the first 2,500 characters is not shown.</summary>
    /// <param name="words">The condition's words.</param>
    public static async Task<IReadOnlyDictionary<long, SearchSnippet>> SnippetsAsync(this NewsTrackerDbContext db, long[] articleIds, string words, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command(
            $"""
            select a.id,
              ts_headline(news_config(a.language), left(a.headline, 1000), q.words, '{HeadlineOptions}'),
              ts_headline(news_config(a.language), left(a.body_text, 2500), q.words, '{Options}')
            from (select @words::tsquery as words) q, articles a where a.id = any(@ids)
            """,
            [new("@words", NpgsqlDbType.Text) { Value = words }, new("@ids", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = articleIds }]);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var snippets = new Dictionary<long, SearchSnippet>(articleIds.Length);
        while (await reader.ReadAsync(cancellationToken))
            snippets.Add(reader.GetInt64(0), new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        return snippets;
    }

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
