using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>The one way from a query to the database: whatever asks for articles by a query (the list, tag rules, saved searches, feeds, exports) comes through here.</summary>
public sealed class ArticleQueryPreparation(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Reads the text, looks its names up, and makes the condition. For what many share: a query that asks what somebody has read, or whose work something is, is refused.</summary>
    public Task<SearchPreparation> PrepareAsync(string? text, CancellationToken cancellationToken) => PrepareAsync(text, null, cancellationToken);

    /// <param name="reader">Whose question it is: <c>is:unread</c> and <c>for:me</c> are answered for them. Absent for what many share.</param>
    public Task<SearchPreparation> PrepareAsync(string? text, Guid? reader, CancellationToken cancellationToken) => PrepareAsync(text, reader, null, cancellationToken);

    /// <param name="reader">Whose question it is; absent for what many share.</param>
    /// <param name="asked">From when its ages count, and until when what was read is read: what is done later is done to what was meant when it was asked. Absent for now.</param>
    public Task<SearchPreparation> PrepareAsync(string? text, Guid? reader, DateTimeOffset? asked, CancellationToken cancellationToken) => ArticleQuery.Read(text) switch
    {
        QueryReading.Understood understood => PrepareAsync(understood.Query, reader, asked, cancellationToken),
        QueryReading.Refused refused => Task.FromResult<SearchPreparation>(new SearchPreparation.Refused(refused.Problem)),
        _ => throw new UnreachableException(),
    };

    public Task<SearchPreparation> PrepareAsync(ArticleQuery query, CancellationToken cancellationToken) => PrepareAsync(query, null, cancellationToken);

    /// <param name="reader">Whose question it is; absent for what many share.</param>
    public Task<SearchPreparation> PrepareAsync(ArticleQuery query, Guid? reader, CancellationToken cancellationToken) => PrepareAsync(query, reader, null, cancellationToken);

    private async Task<SearchPreparation> PrepareAsync(ArticleQuery query, Guid? reader, DateTimeOffset? asked, CancellationToken cancellationToken)
    {
        if (query.Root is null)
            return new SearchPreparation.Ready(query, SearchCondition.Everything);
        return await SearchNames.ReadAsync(db, query, reader, cancellationToken) switch
        {
            NamedQuery.Known known => await CompileAsync(known.Query, known.Names, reader, asked, cancellationToken),
            NamedQuery.Refused refused => new SearchPreparation.Refused(refused.Problem),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<SearchPreparation> CompileAsync(ArticleQuery named, SearchNames names, Guid? reader, DateTimeOffset? asked, CancellationToken cancellationToken)
    {
        var lexemes = await SearchLexemes.ReadAsync(db, [named.Root!], [.. named.ValuesOf(QueryField.Lang)], cancellationToken);
        var (telling, common) = CommonWords.LeaveOut(named, lexemes);
        return common is null
            ? new SearchPreparation.Ready(named, new SearchCompiler(names, new SearchWords(lexemes), reader, asked ?? clock.GetUtcNow(), readUntil: asked).Compile(telling))
            : new SearchPreparation.Refused(common);
    }

    /// <summary>The newest article that search knows by now, to end by it what is asked now and done later; zero where there is none.</summary>
    public async Task<long> NewestAsync(CancellationToken cancellationToken) => await db.ArticleSearch.MaxAsync(s => (long?)s.ArticleId, cancellationToken) ?? 0;

    /// <summary>The articles that answer, to be asked on; a subquery where ids are wanted: <c>Select(row => row.ArticleId)</c>.</summary>
    public IQueryable<ArticleSearchRow> Matching(SearchCondition condition)
    {
        var sql = $"select s.* from article_search s where {condition.Sql}";
        return db.ArticleSearch.FromSqlRaw(sql, condition.ToParameters()).AsNoTracking();
    }
}
