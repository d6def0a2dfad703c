using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Search;

/// <summary>Names of which some words are typed: each typed word begins one of the name's, without case and accents.</summary>
public static class NamesBegun
{
    /// <summary>More are not offered at once.</summary>
    public const int Most = 12;

    /// <summary>The configuration that folds and stems nothing.</summary>
    internal const string Folding = "public.news_simple";

    /// <summary>Names of sources in their order, each once; by ix_sources_words.</summary>
    public static async Task<IReadOnlyList<string>> SourcesBegunAsync(this NewsTrackerDbContext db, string typed, CancellationToken cancellationToken)
    {
        var named = Begun(typed) is { } begun
            ? db.Sources.Where(s => EF.Functions.ToTsVector(Folding, s.Name).Matches(EF.Functions.ToTsQuery(Folding, begun)))
            : db.Sources;
        var names = await named.OrderBy(s => s.Name).Select(s => s.Name).Take(Most * 4).ToListAsync(cancellationToken);
        return [.. names.DistinctBy(NamesInQueries.Fold).Take(Most)];
    }

    /// <summary>The tags of all languages that articles are in, from one to the next by ix_article_search_language.</summary>
    public static async Task<IReadOnlyList<string>> LanguagesAsync(this NewsTrackerDbContext db, CancellationToken cancellationToken) => await db.Database.SqlQuery<string>(
        $"""
        with recursive held(language) as (
          (select min(language) from article_search)
          union all
          select (select min(s.language) from article_search s where s.language > held.language) from held where held.language is not null)
        select language as "Value" from held where language is not null
        """).ToListAsync(cancellationToken);

    /// <summary>What was typed as a tsquery of beginnings; null where it has no word.</summary>
    private static string? Begun(string typed)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit))
            .Select(word => $"'{word.Replace(@"\", "", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}':*").ToList();
        return words.Count == 0 ? null : string.Join(" & ", words);
    }
}
