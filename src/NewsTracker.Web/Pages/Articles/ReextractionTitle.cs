using NewsTracker.Core;
using NewsTracker.Core.Extraction;
using NewsTracker.Scraping.Reextraction;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What a job that reads articles again is called.</summary>
internal static class ReextractionTitle
{
    /// <param name="headlines">Of articles that were chosen one by one, the newest.</param>
    /// <param name="count">How many were chosen one by one.</param>
    public static string Of(ReextractionParameters asked, IReadOnlyList<string> headlines, int count, string? sourceName) => asked switch
    {
        { Query: { } query } => $"Reading again all that match {query}",
        { ArticleIds: not null } => headlines is [var headline] ? $"Reading again “{headline}”" : $"Reading again {Counting.Of(count, "chosen article")}",
        _ => $"Reading again the articles{(sourceName is null ? "" : $" of {sourceName}")}{Days(asked)}{(asked.OnlyOlderEngine ? $", where an engine before version {ArticleExtractor.EngineVersion} read them" : "")}",
    };

    private static string Days(ReextractionParameters asked) => (asked.From, asked.To) switch
    {
        ({ } from, { } to) => $", {DayWords.Of(from)} to {DayWords.Of(to)}",
        ({ } from, null) => $", since {DayWords.Of(from)}",
        (null, { } to) => $", until {DayWords.Of(to)}",
        _ => "",
    };
}
