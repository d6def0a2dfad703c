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

    /// <summary>Filters as kept, each list under the name that the form gives it; those that are empty are left out.</summary>
    internal static IReadOnlyList<(string Name, string? Value)> InWords(string? saved)
    {
        var filter = saved is null ? null : ArticleFilterJson.Parse(saved).Filter;
        if (filter is null)
        {
            return [("Filters", saved)];
        }

        var input = Of(filter);
        (string, string?)[] lists =
        [
            ("Take in only: words", input.IncludeWords), ("Take in only: addresses", input.IncludeUrls), ("Take in only: languages", input.IncludeLanguages),
            ("Keep out: words", input.ExcludeWords), ("Keep out: addresses", input.ExcludeUrls), ("Keep out: languages", input.ExcludeLanguages),
        ];
        return [.. lists.Where(list => list.Item2 is not null)];
    }

    internal (ArticleFilter? Filter, IReadOnlyList<string> Problems) Read() =>
        ArticleFilterForm.Read(Lines(IncludeWords), Lines(ExcludeWords), Lines(IncludeUrls), Lines(ExcludeUrls), Lines(IncludeLanguages), Lines(ExcludeLanguages));

    private static string? Join<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : string.Join('\n', items);

    private static string[] Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
