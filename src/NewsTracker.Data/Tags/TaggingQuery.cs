using System.Diagnostics;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tags;

/// <summary>What came of reading the query of a rule, or of an act on many articles.</summary>
internal abstract record TaggingQuery
{
    private TaggingQuery()
    {
    }

    /// <summary>The query in its one form; or why it cannot be asked.</summary>
    /// <param name="reader">Who asks, where it is asked once: what they have read is theirs. A rule is everybody's.</param>
    /// <param name="mayBeWhole">Whether no query means the whole archive.</param>
    public static async Task<TaggingQuery> ReadAsync(NewsTrackerDbContext db, ArticleQueryPreparation queries, long tagId, string? query, Guid? reader, bool mayBeWhole, CancellationToken cancellationToken)
    {
        if ((await db.Tags.ReadTreeAsync(cancellationToken)).Find(tagId) is not { IsLive: true })
        {
            return new Refused("Choose a tag that is not deprecated.");
        }

        return await queries.PrepareAsync(query, reader, cancellationToken) switch
        {
            SearchPreparation.Refused refused => new Refused(refused.Problem.Sentence),
            SearchPreparation.Ready { Query.Root: null } when !mayBeWhole => new Refused("Write a query: without one, every article would be tagged."),
            SearchPreparation.Ready ready when ready.Query.ToString().Length > TagRule.MaxQueryLength => new Refused($"The query is longer than {TagRule.MaxQueryLength} characters. Shorten it."),
            SearchPreparation.Ready ready => new Read(ready.Query.ToString()),
            _ => throw new UnreachableException(),
        };
    }

    /// <param name="Text">The query in its one form.</param>
    public sealed record Read(string Text) : TaggingQuery;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TaggingQuery;
}
