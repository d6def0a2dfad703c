using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Sources;

namespace NewsTracker.Data.Positions;

/// <summary>
/// Hands out <see cref="StanceBook"/>s and keeps the last few of them. What it keeps is only ever a copy: each request first asks the database whether a step in
/// the life of a position was added since, or a source is named or relied on otherwise, so every host shows the same at once.
/// </summary>
public sealed class StanceBooks : IDisposable
{
    private const int Kept = 8;

    /// <summary>What is known at {0}. The last step of each position in one pass over ix_position_reviews_position_id_at_id, which holds all that is asked of it.</summary>
    private const string Accepted =
        $$"""
        select p.id, p.country_code, p.topic, p.stance, p.said_on, coalesce(judged.reliability, s.reliability, 0) as reliability, s.name as source_name
        from (
            select distinct on (position_id) position_id, state
            from position_reviews where at <= {0}
            order by position_id, at desc, id desc
        ) last
        join positions p on p.id = last.position_id
        join articles a on a.id = p.article_id
        left join sources s on s.id = a.source_id
        {{ReliabilityQueries.JoinJudged}}
        where last.state = 'Accepted'
        """;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Kept });

    /// <param name="knownAt">What had been accepted by then, and neither superseded nor retracted, and how far each source was relied on then.</param>
    public async Task<StanceBook> ReadAsync(NewsTrackerDbContext db, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var edition = await ReadEditionAsync(db, knownAt, cancellationToken);
        if (cache.TryGetValue(edition, out StanceBook? kept))
        {
            return kept!;
        }

        var book = await LoadAsync(db, knownAt, cancellationToken);
        cache.Set(edition, book, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        return book;
    }

    public void Dispose() => cache.Dispose();

    /// <summary>
    /// Steps and judgements of sources are only ever added, so those known by an instant are told apart by how many there are, counted in ix_position_reviews_position_id_at_id alone.
    /// The highest number would miss a step that got its number early and was committed late.
    /// </summary>
    private static async Task<Edition> ReadEditionAsync(NewsTrackerDbContext db, DateTimeOffset knownAt, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<Edition>(
            $"""
            select count(*) as steps, coalesce(max(id), 0) as last_step,
                   (select coalesce(sum(hashtext(id || ' ' || reliability || ' ' || name)::bigint), 0)::bigint from sources) as sources,
                   (select count(*) from source_reliabilities where at <= {knownAt}) as judgements
            from position_reviews where at <= {knownAt}
            """).ToListAsync(cancellationToken))[0];

    private static async Task<StanceBook> LoadAsync(NewsTrackerDbContext db, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQueryRaw<Row>(Accepted, knownAt).ToListAsync(cancellationToken);
        var codes = rows.Select(row => row.CountryCode).Distinct().ToDictionary(code => code, code => CountryCode.Parse(code, provider: null));
        return new StanceBook(rows.Select(row => new StancePosition(
            row.Id, codes[row.CountryCode], CodebookKeys.ParseTopic(row.Topic), CodebookKeys.ParseStance(row.Stance), row.SaidOn, row.Reliability, row.SourceName)));
    }

    private sealed record Edition(long Steps, long LastStep, long Sources, long Judgements);

    private sealed record Row(long Id, string CountryCode, string Topic, string Stance, DateOnly SaidOn, int Reliability, string? SourceName);
}
