using NewsTracker.Core;

namespace NewsTracker.Scraping.Triage;

/// <summary>What is told of a go that was taken back.</summary>
public static class TriageUndoWords
{
    /// <summary>A sentence to follow another; empty where there are none.</summary>
    public static string LeftToNobody(int articles) =>
        articles == 0 ? "" : $" {Counting.Of(articles, "article")} {(articles == 1 ? "is" : "are")} nobody’s work now, because who had {(articles == 1 ? "it" : "them")} before is no editor any more.";
}
