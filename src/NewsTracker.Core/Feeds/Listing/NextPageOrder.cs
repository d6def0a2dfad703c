using System.Buffers;
using System.Globalization;
using AngleSharp.Dom;

namespace NewsTracker.Core.Feeds.Listing;

/// <summary>Puts the links of a pager in the order in which they may lead on: what says next, then the number behind the page's own, then the others from behind.</summary>
internal static class NextPageOrder
{
    private static readonly SearchValues<string> LastWords = SearchValues.Create(
        [
            "last", "»»", "ostatni", "viimei", "paskutin", "pēdēj", "pedej", "viiman", "последн", "останн", "letzte", "dernier", "dernière", "últim", "ultim", "sista", "siste", "sidste", "laatste", "posledn", "utolsó",
            "first", "««", "previous", "newer",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<Uri> Of(ListingPage page, IReadOnlyList<IElement> links)
    {
        var targets = links.Select(link => (Link: link, Target: page.TargetOf(link))).Where(entry => entry.Target is not null).ToList();
        var numbers = targets.Select(entry => NumberOf(entry.Link)).OfType<int>().ToHashSet();
        return targets.Select((entry, place) => (Target: entry.Target!, Rank: RankOf(entry.Link, numbers), Place: place))

            // Of two arrows the simple one comes first; of other links the way on stands behind the way back.
            .OrderBy(entry => entry.Rank).ThenBy(entry => entry.Rank < Rank.Unnamed ? entry.Place : -entry.Place)
            .Select(entry => entry.Target).Distinct();
    }

    private static Rank RankOf(IElement link, HashSet<int> numbers)
    {
        if (link.GetAttribute("rel")?.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase) == true)
            return Rank.Declared;
        var words = $"{ListingPage.TextOf(link)} {link.GetAttribute("aria-label")} {link.GetAttribute("title")}";
        if (words.AsSpan().ContainsAny(LastWords))
            return Rank.Elsewhere;
        if (NextPageGuess.SaysNext(words))
            return Rank.Named;

        // The page's own number is no link: the next is the one behind the gap.
        return NumberOf(link) is { } number && !numbers.Contains(number - 1) && (number == 2 || numbers.Contains(number - 2)) ? Rank.Numbered : Rank.Unnamed;
    }

    private static int? NumberOf(IElement link) =>
        int.TryParse(ListingPage.TextOf(link), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000 ? number : null;

    /// <summary>How surely a link leads to the next page.</summary>
    private enum Rank
    {
        Declared,
        Named,
        Numbered,
        Unnamed,
        Elsewhere,
    }
}
