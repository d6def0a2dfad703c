using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>What a page also says of its fields. Two values disagree where a reader would see a difference; letters and digits count, punctuation and a site's name after a title do not.</summary>
internal sealed class FieldDisagreements(ExtractedArticle taken, ExtractedArticle found)
{
    private const int MostOfAField = 5;
    private const int LongestValue = 300;

    private readonly List<FieldDisagreement> disagreements = [];

    /// <param name="taken">The article with what publisher rules overrode.</param>
    /// <param name="found">The article as the engine reads it by itself.</param>
    /// <param name="declared">What the page declares.</param>
    public static IReadOnlyList<FieldDisagreement> Find(ExtractedArticle taken, ExtractedArticle found, DeclaredFields declared)
    {
        var search = new FieldDisagreements(taken, found);
        search.AddNames(declared);
        search.AddDates(declared);
        search.AddAddresses(declared);
        search.AddOverridden();
        return [.. search.disagreements.OrderBy(entry => entry.Field)];
    }

    private void AddNames(DeclaredFields declared)
    {
        Add(ArticleField.Headline, taken.Headline, declared.Headlines().Prepend(found.Headline), value => value, (one, other) => IsSameTitle(TextMeasure.Key(one), other));
        Add(ArticleField.Language, taken.Language, declared.Languages().Prepend(found.Language), value => value, (one, other) => LanguageTags.Primary(one) == LanguageTags.Primary(other));
        Add(ArticleField.SiteName, taken.SiteName, declared.SiteNames().Prepend(found.SiteName), value => value, IsSameText);
        Add(ArticleField.Section, taken.Section, declared.Sections(taken.Headline.Value).Prepend(found.Section), value => value, IsSameText);
        if (taken.Byline.Count == 0)
            return;
        var credits = declared.Bylines().Prepend(found.BylineOrigin is { } origin ? new Extracted<IReadOnlyList<BylineName>>(found.Byline, origin) : null);

        // Crediting fewer of the same people contradicts nothing.
        Add(ArticleField.Byline, new Extracted<IReadOnlyList<BylineName>>(taken.Byline, taken.BylineOrigin ?? FieldOrigin.Heuristic), credits,
            names => string.Join(", ", names.Select(name => name.Name)), (one, other) => other.All(name => one.Any(known => IsSameText(known.Name, name.Name))));
    }

    private void AddDates(DeclaredFields declared)
    {
        Add(ArticleField.Published, taken.Published, declared.Published().Prepend(found.Published), date => date.ToString(), InstantComparison.AreSame);
        Add(ArticleField.Modified, taken.Modified, declared.Modified().Prepend(found.Modified), date => date.ToString(), InstantComparison.AreSame);
    }

    private void AddAddresses(DeclaredFields declared) =>
        Add(ArticleField.CanonicalUrl, taken.CanonicalUrl, declared.CanonicalUrls().Prepend(found.CanonicalUrl), value => value, IsSameAddress);

    /// <summary>The fields where only a publisher rule is set against the engine's own finding.</summary>
    private void AddOverridden()
    {
        Add(ArticleField.Lede, taken.Lede, [found.Lede], value => value, IsSameText);
        Add(ArticleField.LeadImage, taken.LeadImage, [found.LeadImage], value => value, IsSameAddress);
        Add(ArticleField.Keywords, taken.Keywords, [found.Keywords], words => string.Join(", ", words), (one, other) => one.SequenceEqual(other, StringComparer.OrdinalIgnoreCase));
        Add(ArticleField.Paywall, taken.IsPaywalled, [found.IsPaywalled], value => value ? "true" : "false", (one, other) => one == other);
        Add(ArticleField.LiveBlog, taken.IsLiveBlog, [found.IsLiveBlog], value => value ? "true" : "false", (one, other) => one == other);
    }

    private void Add<T>(ArticleField field, Extracted<T>? value, IEnumerable<Extracted<T>?> others, Func<T, string> print, Func<T, T, bool> isSame)
    {
        if (value is null)
            return;
        var kept = new List<T>();
        foreach (var other in others)
        {
            if (other is null || isSame(value.Value, other.Value) || kept.Exists(known => isSame(known, other.Value)))
                continue;
            kept.Add(other.Value);
            disagreements.Add(new FieldDisagreement(field, print(other.Value).ShortenTo(LongestValue - 1), other.Origin));
            if (kept.Count == MostOfAField)
                return;
        }
    }

    private static bool IsSameText(string one, string other) => TextMeasure.Key(one) == TextMeasure.Key(other);

    /// <summary>The same words, with or without a site's or section's name after or before them, or cut short with an ellipsis.</summary>
    private static bool IsSameTitle(string key, string other)
    {
        if (TextMeasure.Key(other) == key)
            return true;
        if (other.EndsWith('…') || other.EndsWith("...", StringComparison.Ordinal))
            return TextMeasure.Key(other) is { Length: >= 20 } start && key.StartsWith(start, StringComparison.Ordinal);
        var parts = other.Split([" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "], 8, StringSplitOptions.RemoveEmptyEntries);
        for (var cut = 1; cut < parts.Length; cut++)
        {
            if (TextMeasure.Key(string.Concat(parts[..cut])) == key || TextMeasure.Key(string.Concat(parts[cut..])) == key)
                return true;
        }

        return false;
    }

    private static bool IsSameAddress(string one, string other) =>
        Uri.TryCreate(one, UriKind.Absolute, out var first) && Uri.TryCreate(other, UriKind.Absolute, out var second)
            ? HostName.IsOne(first, second) && first.AbsolutePath.TrimEnd('/') == second.AbsolutePath.TrimEnd('/') && first.Query == second.Query
            : one == other;
}
