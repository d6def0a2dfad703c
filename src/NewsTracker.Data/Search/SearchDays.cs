namespace NewsTracker.Data.Search;

/// <summary>
/// The days of publication, in UTC, as ix_article_search_words holds them beside the words. Where articles lie in the order in which they came in, which is nearly that of their dates, those of some days lie
/// together in each of its lists, and of a word the index reads that part alone. Days are asked for from one on: "up to" it answers by all there were before.
/// </summary>
internal static class SearchDays
{
    /// <summary>When a row's article was published, for no other index to answer: with it the planner would walk through all of the days by date, and does not know what it costs to unpack words.</summary>
    public const string Instant = "(s.dated_at + interval '0')";

    /// <param name="instant">A column or a parameter.</param>
    public static string Of(string instant) => $"(({instant} at time zone 'UTC')::date)";
}
