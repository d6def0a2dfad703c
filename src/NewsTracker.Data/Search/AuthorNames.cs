using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Core.Analysis;

namespace NewsTracker.Data.Search;

/// <summary>Who wrote lately, remembered for a minute: while one types a name it is asked for at each key.</summary>
public sealed class AuthorNames(NewsTrackerDbContext db, IMemoryCache memory)
{
    /// <summary>Those who wrote lately are asked for most; of whom nothing came in for so long, the name has to be written out.</summary>
    private const int NewestArticles = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Authors of whose names each typed word begins one, without case and accents; those who wrote most of the newest articles first.</summary>
    public async Task<IReadOnlyList<string>> BegunAsync(string typed, CancellationToken cancellationToken)
    {
        var words = WordsOf(typed);
        return words.Length == 0
            ? []
            : [.. (await KnownAsync(cancellationToken)).Where(author => words.All(word => author.Words.Any(own => own.StartsWith(word, StringComparison.Ordinal)))).Take(NamesBegun.Most).Select(author => author.Name)];
    }

    /// <summary>All who wrote the newest articles; by ix_articles_dated_at_id.</summary>
    public static IQueryable<string> Newest(NewsTrackerDbContext db) => db.Database.SqlQuery<string>(
        $"""
        select author as "Value" from (select authors from articles order by dated_at desc, id desc limit {NewestArticles}) a, unnest(a.authors) author
        group by author order by count(*) desc, author
        """);

    private async Task<IReadOnlyList<Author>> KnownAsync(CancellationToken cancellationToken) => (await memory.GetOrCreateAsync<IReadOnlyList<Author>>(nameof(AuthorNames), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return [.. (await Newest(db).ToListAsync(cancellationToken)).Select(name => new Author(name, WordsOf(name)))];
    }))!;

    private static string[] WordsOf(string name) =>
        string.Concat(NameFolding.Fold(name).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Author(string Name, string[] Words);
}
