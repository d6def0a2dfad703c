using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Sources.Filtering;

/// <summary>
/// Which articles are taken in, of one source or of all. What is excluded never comes in; where something is included, only that comes in. Each list is asked by itself:
/// an article has to pass all of them.
/// </summary>
public sealed record ArticleFilter
{
    public static ArticleFilter None { get; } = new();

    /// <summary>Words and phrases, one of which has to stand in the headline or the text.</summary>
    public IReadOnlyList<WordPattern> IncludeWords { get; init; } = [];

    public IReadOnlyList<WordPattern> ExcludeWords { get; init; } = [];

    public IReadOnlyList<UrlPattern> IncludeUrls { get; init; } = [];

    public IReadOnlyList<UrlPattern> ExcludeUrls { get; init; } = [];

    /// <summary>BCP 47 tags; "pt" stands for "pt-BR" too. An article whose language is not known passes.</summary>
    public IReadOnlyList<string> IncludeLanguages { get; init; } = [];

    public IReadOnlyList<string> ExcludeLanguages { get; init; } = [];

    public bool IsEmpty =>
        IncludeWords.Count + ExcludeWords.Count + IncludeUrls.Count + ExcludeUrls.Count + IncludeLanguages.Count + ExcludeLanguages.Count == 0;

    /// <summary>Why the article stays out, as far as its address and the feed's headline tell, in a sentence; absent where they do not.</summary>
    public string? FindReasonBeforeReading(string url, string? feedHeadline)
    {
        if (ExcludeUrls.FirstOrDefault(pattern => pattern.Matches(url)) is { } excluded)
            return $"Its address matches {excluded}, which is excluded.";
        if (IncludeUrls.Count > 0 && !IncludeUrls.Any(pattern => pattern.Matches(url)))
            return $"Its address matches none of the included patterns ({Some(IncludeUrls)}).";
        return feedHeadline is null ? null : FindExcludedWord(new FoldedText(feedHeadline, ""));
    }

    /// <summary>Why the article stays out, in a sentence; absent where it comes in.</summary>
    public string? FindReason(FilteredText article)
    {
        if (FindReasonBeforeReading(article.Url ?? "", feedHeadline: null) is { } byAddress && article.Url is not null)
            return byAddress;
        if (article.Language is { } language)
        {
            if (ExcludeLanguages.Any(tag => Covers(tag, language)))
                return $"Its language is {language}, which is excluded.";
            if (IncludeLanguages.Count > 0 && !IncludeLanguages.Any(tag => Covers(tag, language)))
                return $"Its language is {language}, and only {Some(IncludeLanguages)} come in.";
        }

        if (ExcludeWords.Count + IncludeWords.Count == 0)
            return null;
        var text = new FoldedText(article.Headline, article.BodyText);
        if (FindExcludedWord(text) is { } byWord)
            return byWord;
        return IncludeWords.Count > 0 && !IncludeWords.Any(text.Has) ? $"Neither headline nor text has any of the included words ({Some(IncludeWords)})." : null;
    }

    private string? FindExcludedWord(FoldedText text) =>
        ExcludeWords.FirstOrDefault(text.Has) is { } word ? $"It has the word \"{word}\" in its {(text.HasInHeadline(word) ? "headline" : "text")}, which is excluded." : null;

    private static bool Covers(string tag, string language) =>
        tag.Contains('-', StringComparison.Ordinal) ? tag.Equals(language, StringComparison.OrdinalIgnoreCase) : LanguageTags.Primary(tag) == LanguageTags.Primary(language);

    private static string Some<T>(IReadOnlyList<T> list) => string.Join(", ", list.Take(5)) + (list.Count > 5 ? $" and {list.Count - 5} more" : "");
}

/// <summary>What filters look at.</summary>
public sealed record FilteredText(string? Url, string Headline, string BodyText, string? Language);
