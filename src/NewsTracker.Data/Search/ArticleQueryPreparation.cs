using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>The one way from a query to the database: whatever asks for articles by a query (the list, tag rules, saved searches, feeds, exports) comes through here.</summary>
public sealed class ArticleQueryPreparation(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Reads the text, looks its names up, and makes the condition. For what many share: a query that asks what somebody has read is refused.</summary>
    public Task<SearchPreparation> PrepareAsync(string? text, CancellationToken cancellationToken) => PrepareAsync(text, null, cancellationToken);

    /// <param name="reader">Whose question it is: <c>is:unread</c> is answered for them. Absent for what many share.</param>
    public Task<SearchPreparation> PrepareAsync(string? text, Guid? reader, CancellationToken cancellationToken) => ArticleQuery.Read(text) switch
    {
        QueryReading.Understood understood => PrepareAsync(understood.Query, reader, cancellationToken),
        QueryReading.Refused refused => Task.FromResult<SearchPreparation>(new SearchPreparation.Refused(refused.Problem)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public Task<SearchPreparation> PrepareAsync(ArticleQuery query, CancellationToken cancellationToken) => PrepareAsync(query, null, cancellationToken);

    /// <param name="reader">Whose question it is; absent for what many share.</param>
    public async Task<SearchPreparation> PrepareAsync(ArticleQuery query, Guid? reader, CancellationToken cancellationToken)
    {
        if (query.Root is null)
            return new SearchPreparation.Ready(query, SearchCondition.Everything);
        var (named, names, problem) = await SearchNames.ReadAsync(db, query, reader is not null, cancellationToken);
        if (problem is not null)
            return new SearchPreparation.Refused(problem);
        var words = await SearchWords.ReadAsync(db, [named.Root!], await ConfigurationsAsync(named, cancellationToken), cancellationToken);
        return new SearchPreparation.Ready(named, new SearchCompiler(names!, words, reader, clock.GetUtcNow()).Compile(named));
    }

    /// <summary>The articles that answer, to be asked on; a subquery where ids are wanted: <c>Select(row => row.ArticleId)</c>.</summary>
    public IQueryable<ArticleSearchRow> Matching(SearchCondition condition)
    {
        var sql = $"select s.* from article_search s where {condition.Sql}";
        return db.ArticleSearch.FromSqlRaw(sql, condition.ToParameters()).AsNoTracking();
    }

    /// <summary>The dictionaries of the languages that are searched: those the query asks for, or all that the archive has. Walks the index on languages from one to the next.</summary>
    private async Task<IReadOnlyList<string>> ConfigurationsAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        var asked = query.ValuesOf(QueryField.Lang).ToArray();
        return asked.Length > 0
            ? await db.Database.SqlQuery<string>($"select distinct news_config(l)::text as \"Value\" from unnest({asked}) l").ToListAsync(cancellationToken)
            : await db.Database.SqlQuery<string>(
                $"""
                with recursive languages(language) as (
                  (select min(language) from article_search)
                  union all
                  select (select min(s.language) from article_search s where s.language > languages.language) from languages where languages.language is not null)
                select distinct news_config(language)::text as "Value" from languages
                """).ToListAsync(cancellationToken);
    }
}
