using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Chooses the headline among what the page offers. Each source is right on most pages and none on all, so they vote.</summary>
internal static class HeadlineVote
{
    public static Extracted<string>? Find(Page page, StructuredArticle? declared, string? siteName, Uri? url) => Hold(page, declared, siteName, url).FirstOrDefault();

    /// <summary>The titles that say something else than the headline chosen, strongest first.</summary>
    public static IReadOnlyList<Extracted<string>> Others(Page page, StructuredArticle? declared, string? siteName, Uri? url) =>
        [.. Hold(page, declared, siteName, url).Skip(1)];

    private static List<Extracted<string>> Hold(Page page, StructuredArticle? declared, string? siteName, Uri? url)
    {
        var cut = new TitleCut(siteName, page.Declarations.FirstMeta("og:site_name"), url);
        var headings = HeadlineCandidates.Printed(page);
        var titles = CutAll(HeadlineCandidates.Declared(page, declared), headings, cut);
        var ballot = titles.Concat(PrintedVotes(headings, titles, cut)).Concat(Confirmations(declared, headings, titles)).ToList();
        var groups = ballot.GroupBy(candidate => Lengthen(candidate, ballot), StringComparer.Ordinal)
            .Select(group => (Votes: group.Where(vote => vote.Key == group.Key).ToList(), Weight: group.Sum(vote => vote.Weight)))
            .OrderByDescending(group => group.Weight)
            .ToList();
        if (groups.Count > 0)
            return [.. groups.Select(group => BestText(group.Votes))];
        var heading = page.Blocks.FirstOrDefault(block => block.Kind == TextBlockKind.Heading && block.Text.Length is > 10 and < HeadlineCandidates.Longest);
        return heading is null ? [] : [new Extracted<string>(heading.Text.OnOneLine(), FieldOrigin.Heuristic)];
    }

    private static List<HeadlineCandidate> CutAll(List<HeadlineCandidate> titles, List<PrintedHeading> headings, TitleCut cut)
    {
        var printed = headings.Where(heading => !heading.IsAside).SelectMany(heading => heading.Parts.Append(heading.Text)).Select(text => TextMeasure.Key(text)).ToHashSet(StringComparer.Ordinal);
        var result = new List<HeadlineCandidate>(titles.Count);
        for (var i = 0; i < titles.Count; i++)
        {
            var known = titles.Where((title, index) => index != i && title.Key != titles[i].Key).Select(title => title.Key).Concat(printed).ToHashSet(StringComparer.Ordinal);
            var text = cut.Cut(titles[i].Text, known);
            result.Add(text == titles[i].Text ? titles[i] : new HeadlineCandidate(text, titles[i].Origin, titles[i].Weight));
        }

        return result;
    }

    private static IEnumerable<HeadlineCandidate> PrintedVotes(List<PrintedHeading> headings, List<HeadlineCandidate> titles, TitleCut cut)
    {
        if (FindMain(headings, titles, cut) is not { } main)
            yield break;
        yield return new HeadlineCandidate(main.Text, FieldOrigin.VisibleText, HeadlineCandidates.HeadingWeight);
        foreach (var key in titles.Select(title => title.Key).Distinct(StringComparer.Ordinal).Where(key => IsWithKicker(main, key)).Take(3))
            yield return titles.First(title => title.Key == key) with { Weight = 0.5 };
    }

    private static PrintedHeading? FindMain(List<PrintedHeading> headings, List<HeadlineCandidate> titles, TitleCut cut)
    {
        var words = titles.Select(title => Words(title.Text)).Where(set => set.Count > 0).ToList();
        var first = headings.Where(heading => heading is { Level: 1, IsAside: false }).ToList();
        if (Likest(first, words, cut) is { } like)
            return like;

        // Headlines written anew for search engines share few words with the one on the page; where a copy of a title stands in a path or list, the other heading is a notice.
        if (headings.Exists(heading => heading is { Level: 1, IsAside: true } && titles.Exists(title => title.Key == heading.Key)))
            return null;
        if (first.DistinctBy(heading => heading.Key).Where(heading => Words(heading.Text).Count >= 4 && !cut.BeginsWithSiteName(heading.Text)).ToList() is [var only])
            return only;
        return first.Count > 0 ? null : Likest(headings.Where(heading => heading is { Level: 2, IsAside: false }).ToList(), words, cut);
    }

    private static PrintedHeading? Likest(List<PrintedHeading> headings, List<HashSet<string>> titles, TitleCut cut) =>
        headings
            .Select(heading => (Heading: heading, Likeness: titles.Select(title => Likeness(Words(heading.Text), title)).DefaultIfEmpty(titles.Count == 0 ? 1 : 0).Max()))
            .Where(scored => scored.Likeness >= 0.4 && !cut.IsSiteName(scored.Heading.Text))
            .OrderByDescending(scored => scored.Likeness)
            .FirstOrDefault().Heading;

    /// <summary>A declared title that the page also prints as a lesser heading, or that JSON-LD gives twice, is borne out.</summary>
    private static IEnumerable<HeadlineCandidate> Confirmations(StructuredArticle? declared, List<PrintedHeading> headings, List<HeadlineCandidate> titles)
    {
        foreach (var title in titles.DistinctBy(title => title.Key))
        {
            if (headings.Exists(heading => heading is { Level: 2, IsAside: false } && heading.Key == title.Key))
                yield return title with { Weight = 0.5 };
            if (declared?.AlternativeHeadline is { } alternative && TextMeasure.Key(alternative) == title.Key)
                yield return title with { Weight = 0.2 };
        }
    }

    /// <summary>The heading is this title and a kicker: a part of its own, or a lone word ("Blog: ...").</summary>
    private static bool IsWithKicker(PrintedHeading heading, string title)
    {
        if (title.Length < 15 || title.Length >= heading.Key.Length || title.Length * 5 <= heading.Key.Length * 2)
            return false;
        return heading.Parts.Any(part => TextMeasure.Key(part) == title)
            || (heading.Key.EndsWith(title, StringComparison.Ordinal) && heading.Text.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 && TextMeasure.Key(heading.Text.AsSpan(space)) == title);
    }

    /// <summary>A title that was cut off ("…") votes for the longer one that begins with it.</summary>
    private static string Lengthen(HeadlineCandidate candidate, List<HeadlineCandidate> ballot)
    {
        var isCut = candidate.Text.EndsWith('…') || candidate.Text.EndsWith("...", StringComparison.Ordinal) || candidate.Text.Length is >= 107 and <= 110;
        if (!isCut || candidate.Key.Length < 20)
            return candidate.Key;
        return ballot.FirstOrDefault(other => other.Key.Length > candidate.Key.Length && other.Key.StartsWith(candidate.Key, StringComparison.Ordinal)) is { Key: { } longer } ? longer : candidate.Key;
    }

    /// <summary>Of one wording the printed form, unless its parts run into each other or it is all capitals.</summary>
    private static Extracted<string> BestText(List<HeadlineCandidate> votes)
    {
        var best = votes
            .OrderByDescending(vote => TextMeasure.CountWords(vote.Text))
            .ThenBy(vote => !vote.Text.Any(char.IsLower))
            .ThenByDescending(vote => vote.Origin == FieldOrigin.VisibleText)
            .ThenBy(vote => vote.Origin)
            .First();
        return new Extracted<string>(best.Text, best.Origin);
    }

    private static HashSet<string> Words(string text) =>
        text.Split([' ', '\n', ',', '.', ':', ';', '"', '\'', '’', '‘', '“', '”', '«', '»', '?', '!', '(', ')', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
