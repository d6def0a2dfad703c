using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>What search holds of an article, and nothing else: the narrow table that all searching reads. The database writes it, in the transaction of what changed (Migrations/ArticleSearch.sql).</summary>
public sealed class ArticleSearchRow
{
    public long ArticleId { get; init; }

    public DateTimeOffset DatedAt { get; init; }

    /// <summary>When the article came in.</summary>
    public DateTimeOffset AddedAt { get; init; }

    public long? SourceId { get; init; }

    /// <summary>One of <see cref="SearchCodes.Buckets"/> equal parts of the archive: an unbiased sample.</summary>
    public short Bucket { get; init; }

    /// <summary>The primary tag: <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>States the article is about, by their M49 numbers: they act in it or are said to hold a position. Where no engine could tell, all it names.</summary>
    public int[] CountryIds { get; init; } = [];

    /// <summary>States the article names.</summary>
    public int[] MentionIds { get; init; } = [];

    /// <summary>What its positions and open suggestions say: see <see cref="SearchCodes.Claim"/>.</summary>
    public int[] ClaimIds { get; init; } = [];

    /// <summary>The tags as they were set; who asks for a tag asks for those below it too.</summary>
    public long[] TagIds { get; init; } = [];

    /// <summary>What is recorded with it: see <see cref="SearchCodes.Record"/>.</summary>
    public short[] Records { get; init; } = [];

    /// <summary>Where its triage stands: see <see cref="SearchCodes.State"/>.</summary>
    public short State { get; init; }

    /// <summary>Its words, stemmed in its own language: headline A, lede B, byline C, body D.</summary>
    public NpgsqlTsVector Tsv { get; init; } = null!;
}
