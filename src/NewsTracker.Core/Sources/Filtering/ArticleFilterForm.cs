using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Sources.Filtering;

/// <summary>Makes a filter of its lists as people write them.</summary>
public static class ArticleFilterForm
{
    private const int MostItems = 200;

    /// <summary>The filter, or every problem found in the lists, each a sentence for an admin. Blank items and repeated ones are left out.</summary>
    public static (ArticleFilter? Filter, IReadOnlyList<string> Problems) Read(
        IEnumerable<string> includeWords, IEnumerable<string> excludeWords, IEnumerable<string> includeUrls, IEnumerable<string> excludeUrls, IEnumerable<string> includeLanguages, IEnumerable<string> excludeLanguages)
    {
        var problems = new List<string>();
        IReadOnlyList<T> List<T>(string what, IEnumerable<string> items, Func<string, (T? Value, string? Problem)> parse)
            where T : class
        {
            var given = items.Select(item => item.Trim()).Where(item => item.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (given.Count > MostItems)
            {
                problems.Add($"There are {given.Count} {what}; {MostItems} are the most.");
                return [];
            }

            var values = new List<T>();
            foreach (var item in given)
            {
                var (value, problem) = item.Any(char.IsControl) ? (null, $"One of the {what} has a control character.") : parse(item);
                if (value is not null)
                    values.Add(value);
                else
                    problems.Add(problem!);
            }

            return values;
        }

        var filter = new ArticleFilter
        {
            IncludeWords = List("included words", includeWords, WordPattern.Parse),
            ExcludeWords = List("excluded words", excludeWords, WordPattern.Parse),
            IncludeUrls = List("included addresses", includeUrls, UrlPattern.Parse),
            ExcludeUrls = List("excluded addresses", excludeUrls, UrlPattern.Parse),
            IncludeLanguages = List("included languages", includeLanguages, ReadLanguage),
            ExcludeLanguages = List("excluded languages", excludeLanguages, ReadLanguage),
        };
        return problems.Count == 0 ? (filter, []) : (null, problems);
    }

    private static (string? Tag, string? Problem) ReadLanguage(string text) =>
        LanguageTags.Read(text) is { } tag ? (tag, null) : (null, $"\"{text.CutTo(40)}\" is no language tag such as \"en\" or \"fr-CA\".");
}
