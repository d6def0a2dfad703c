using NewsTracker.Core.Sources.Filtering;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Filters as a form holds them: one word, pattern or language a line.</summary>
public sealed record FilterInput
{
    public string? IncludeWords { get; init; }

    public string? ExcludeWords { get; init; }

    public string? IncludeUrls { get; init; }

    public string? ExcludeUrls { get; init; }

    public string? IncludeLanguages { get; init; }

    public string? ExcludeLanguages { get; init; }

    public static FilterInput Of(ArticleFilter filter) => new()
    {
        IncludeWords = Join(filter.IncludeWords),
        ExcludeWords = Join(filter.ExcludeWords),
        IncludeUrls = Join(filter.IncludeUrls),
        ExcludeUrls = Join(filter.ExcludeUrls),
        IncludeLanguages = Join(filter.IncludeLanguages),
        ExcludeLanguages = Join(filter.ExcludeLanguages),
    };

    internal (ArticleFilter? Filter, IReadOnlyList<string> Problems) Read() =>
        ArticleFilterForm.Read(Lines(IncludeWords), Lines(ExcludeWords), Lines(IncludeUrls), Lines(ExcludeUrls), Lines(IncludeLanguages), Lines(ExcludeLanguages));

    private static string? Join<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : string.Join('\n', items);

    private static string[] Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
