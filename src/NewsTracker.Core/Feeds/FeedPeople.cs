using NewsTracker.Core.Feeds.Markup;
using NewsTracker.Core.Feeds.Text;

namespace NewsTracker.Core.Feeds;

/// <summary>Names of authors. RSS prints addresses with names beside them: <c>me@example.com (Jane Doe)</c>.</summary>
internal static class FeedPeople
{
    private const int Most = 50;

    /// <summary>The authors named by the element's children, first of the kinds of naming that names anyone.</summary>
    public static IReadOnlyList<string> Of(FeedElement element)
    {
        foreach (var (vocabulary, name) in Kinds)
        {
            var names = new List<string>();
            foreach (var child in element.Children)
            {
                if (child.Is(vocabulary, name) && NameOf(child) is { } person && !names.Contains(person, StringComparer.OrdinalIgnoreCase) && names.Count < Most)
                    names.Add(person);
            }

            if (names.Count > 0)
                return names;
        }

        return [];
    }

    private static readonly (Vocabulary Vocabulary, string Name)[] Kinds =
    [
        (Vocabulary.Atom, "author"), (Vocabulary.Rss, "author"), (Vocabulary.Dublin, "creator"), (Vocabulary.Dublin, "author"), (Vocabulary.DublinTerms, "creator"),
        (Vocabulary.Itunes, "author"), (Vocabulary.Rss, "managingeditor"), (Vocabulary.Rss, "byline"), (Vocabulary.Media, "credit"), (Vocabulary.Atom, "contributor"),
    ];

    private static string? NameOf(FeedElement element)
    {
        if (!element.HasElements)
            return Bare(FeedText.Plain(element));
        return PartOf(element, "name") ?? PartOf(element, "title") ?? PartOf(element, "email") ?? Bare(FeedText.Plain(element));
    }

    private static string? PartOf(FeedElement element, string name)
    {
        foreach (var child in element.Children)
        {
            if (string.Equals(child.Name, name, StringComparison.Ordinal) && FeedText.Plain(child) is { } text)
                return text;
        }

        return null;
    }

    /// <summary>The name without the mail address beside it; the address alone where there is no name.</summary>
    public static string? Bare(string? printed)
    {
        if (printed is null || !printed.Contains('@', StringComparison.Ordinal))
            return printed;
        var words = printed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join(' ', words.Where(word => !word.Contains('@', StringComparison.Ordinal))).Trim();
        if (name is ['(', .., ')'])
            name = name[1..^1].Trim();
        name = name.Trim('"', '<', '>', ',', ' ');
        return name.Length > 0 ? name : printed.Trim('(', ')', '<', '>', ' ');
    }
}
