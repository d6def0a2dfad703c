using System.Diagnostics;
using NewsTracker.Core;
using NewsTracker.Scraping.Exchange;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What a list of sources would do, in words and with marks, before it is done.</summary>
internal static class ImportWords
{
    /// <summary>What the list would do as a whole; nothing is told of what it holds none of, except that it adds nothing.</summary>
    public static IEnumerable<(string Mark, string Words)> Summary(ImportPlan plan)
    {
        var added = plan.Rows.Where(row => row.Effect == ImportEffect.Add).ToList();
        var counts = new[] { (Count: added.Count(row => row.FeedUrl is null && !row.IsForAll), Noun: "source"), (Count: added.Count(row => row.FeedUrl is not null), Noun: "feed") };
        List<string> things = [.. counts.Where(kind => kind.Count > 0).Select(kind => Counting.Of(kind.Count, kind.Noun))];
        if (added.Any(row => row.IsForAll))
        {
            things.Add("filters for all sources");
        }

        yield return things.Count == 0 ? ("idle", "Nothing would be added") : ("good", $"{Listed(things)} would be added");
        foreach (var (effect, words) in new[] { (ImportEffect.Change, "would change"), (ImportEffect.Skip, "already here"), (ImportEffect.Refuse, "cannot be taken in") })
        {
            if (plan.Count(effect) is > 0 and var count)
            {
                yield return (Of(effect).Mark, $"{count} {words}");
            }
        }
    }

    public static (string Mark, string Words) Of(ImportEffect effect) => effect switch
    {
        ImportEffect.Add => ("good", "New"),
        ImportEffect.Change => ("warning", "Would change"),
        ImportEffect.Skip => ("idle", "Already here"),
        ImportEffect.Refuse => ("bad", "Cannot be taken in"),
        _ => throw new UnreachableException(),
    };

    /// <returns>"a", "a and b", "a, b and c".</returns>
    private static string Listed(List<string> things) => things.Count == 1 ? things[0] : $"{string.Join(", ", things[..^1])} and {things[^1]}";
}
