using NewsTracker.Core;

namespace NewsTracker.Scraping.Jobs;

/// <summary>What is said when an act on many articles was taken back.</summary>
internal static class TakenBack
{
    /// <param name="all">As many articles as the act had changed.</param>
    public static string InWords(int done, int all, string whyOthers) =>
        $"{Counting.Of(done, all, "article")} {(all == 1 ? "is as it was" : "are as they were")} before{(done == all ? "" : $"; {whyOthers}")}.";
}
