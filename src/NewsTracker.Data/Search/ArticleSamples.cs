using System.Diagnostics;

namespace NewsTracker.Data.Search;

/// <summary>
/// Parts of the archive that stand for all of it: one article in so many, by a hash of its id. Some have an index of words of their own (<see cref="ArticleSearchConfiguration"/>), so that what a search finds
/// among them costs as little in any archive. No article is in two of those, and no query fits two of the indexes, which the planner would put together.
/// </summary>
internal static class ArticleSamples
{
    /// <summary>Of the largest part.</summary>
    public const int LeastShare = 16;

    /// <summary>Of the part that dates are looked up in.</summary>
    public const int DatedShare = 32;

    /// <summary>Newest first, of that part.</summary>
    public const string DatesIndex = "ix_article_search_in_32_dated_at_article_id";

    /// <summary>Parts with an index, one article in so many.</summary>
    public static IReadOnlyList<int> Indexed { get; } = [LeastShare, 64, 256, 1024];

    public static string IndexOf(int share) => $"ix_article_search_in_{share}";

    /// <summary>Which articles an index of words holds, by their search row's columns.</summary>
    /// <param name="indexed">One of <see cref="Indexed"/>.</param>
    /// <param name="row">What stands before a column: <c>s.</c>, or nothing where an index is defined.</param>
    public static string Whole(int indexed, string row) => indexed switch
    {
        16 => $"{row}bucket < 4",
        64 => $"{row}bucket = 4",

        // The bucket is the lowest six bits of the same hash: those above them know nothing of it.
        256 => $"{row}bucket = 5 and (hashint8({row}article_id) >> 6) & 3 = 0",
        1024 => $"{row}bucket = 6 and (hashint8({row}article_id) >> 6) & 15 = 0",
        _ => throw new UnreachableException(),
    };

    /// <summary>One article in so many, from those that an index holds.</summary>
    /// <param name="share">A power of two, from <see cref="LeastShare"/>.</param>
    /// <param name="row">What stands before a column.</param>
    public static string Part(int share, string row)
    {
        var indexed = Indexed.Last(one => one <= share);
        return share == indexed ? Whole(indexed, row) : $"{Whole(indexed, row)} and (hashint8({row}article_id) >> 10) & {(share / indexed) - 1} = 0";
    }

    /// <summary>The part that dates are looked up in.</summary>
    /// <param name="row">What stands before a column.</param>
    public static string Dated(string row) => $"{row}bucket >= 62";
}
