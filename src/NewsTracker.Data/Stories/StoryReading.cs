using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;
using Npgsql;

namespace NewsTracker.Data.Stories;

/// <summary>An article as it is compared with others: read apart from the search, so that nobody waits while it is read.</summary>
/// <param name="Kept">The keys by which others find it: see <see cref="StoryKeys"/>.</param>
/// <param name="Sought">The keys by which it finds others.</param>
/// <param name="Wire">The agency that its text credits.</param>
public sealed record StoryReading(StoryText Text, long[] Kept, long[] Sought, string? Wire)
{
    /// <summary>More than are ever alike by chance; a story larger than that is reached through any of its members.</summary>
    private const int MostCandidates = 16;

    /// <summary>
    /// Two articles that could be one report go one after the other; all others side by side. Then no table is read whole until the candidates are found: to the
    /// planner comparing two arrays costs next to nothing, so it would rather read some ten thousand rows than look 60 keys up (40 ms at 5,000 articles instead of 1).
    /// </summary>
    private const string LockKeys = "select pg_advisory_xact_lock(key) from (select unnest($1) as key order by 1 offset 0) ordered";

    private const string LockKeysOfNew = $"{LockKeys} where not exists (select from article_addresses where url = any($2))";

    /// <param name="article">One that may not be stored yet.</param>
    public static StoryReading Of(Article article)
    {
        var text = StoryText.Read(article.Headline, article.BodyText, DateOnly.FromDateTime(article.DatedAt.UtcDateTime));
        var keys = StoryKeys.Of(text);
        return new StoryReading(text, [.. keys.Kept], [.. keys.Sought], WireCredit.Find(article.BodyText, article.CreditedOrganisations));
    }

    /// <summary>Adds the statements that look for what it could be the same report as; two sets of rows come of them. What it could belong to waits until the transaction ends.</summary>
    /// <param name="articleId">The article that asks; 0 where it is not stored yet.</param>
    public StatementBatch AddSearchTo(StatementBatch batch, long articleId) => AddSearchesTo(batch, articleId, [this]);

    /// <summary>The same of one that is not stored yet, by its addresses. Where any of them is known, nothing waits: such an article's row is held before the stories are, whoever changes it.</summary>
    public StatementBatch AddSearchTo(StatementBatch batch, string[] addresses) =>
        AddCandidatesTo(batch.Add(LockKeysOfNew, StatementBatch.Of(Sought), StatementBatch.Of(addresses)), articleId: 0, [this]);

    /// <summary>The same for several articles that are not stored yet: a set of rows for the locks, and one for each of them in their order.</summary>
    public static StatementBatch AddSearchesTo(StatementBatch batch, IReadOnlyList<StoryReading> readings) => AddSearchesTo(batch, articleId: 0, readings);

    private static StatementBatch AddSearchesTo(StatementBatch batch, long articleId, IReadOnlyList<StoryReading> readings) =>
        AddCandidatesTo(batch.Add(LockKeys, readings is [var only] ? only.Sought : [.. readings.SelectMany(reading => reading.Sought).Distinct()]), articleId, readings);

    private static StatementBatch AddCandidatesTo(StatementBatch batch, long articleId, IReadOnlyList<StoryReading> readings)
    {
        batch.Add("set local enable_seqscan = off");
        foreach (var reading in readings)
            batch.Add(StoryQueries.CandidatesStatement, articleId, reading.Sought, MostCandidates);
        return batch.Add("set local enable_seqscan = on");
    }

    /// <summary>Compares it with what was found.</summary>
    /// <param name="rows">At the set before that of its candidates.</param>
    public async Task<StorySearch> FindAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        await rows.NextResultAsync(cancellationToken);
        var candidates = new List<StoryCandidate>();
        while (await rows.ReadAsync(cancellationToken))
            candidates.Add(new StoryCandidate(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<DateTimeOffset>(3)));
        return new StorySearch(
            Kept, Wire,
            [
                .. candidates.Select(candidate => new StoryLikeness(candidate.ArticleId, StoryComparer.Compare(Text, candidate.Read())))
                    .Where(likeness => likeness.Comparison.IsSameReport)
                    .OrderByDescending(likeness => likeness.Comparison.Score).ThenBy(likeness => likeness.ArticleId),
            ]);
    }
}
