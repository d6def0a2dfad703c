using NewsTracker.Core;
using NewsTracker.Core.Extraction.Publishers;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Core.Sources.Opml;

namespace NewsTracker.Scraping.Exchange;

/// <summary>What keeps a source of a list, and its feeds with it, from being taken in.</summary>
internal static class SourceProblems
{
    public static string? Find(OpmlSource source)
    {
        if (FeedAddress.Find(source.HomeUrl) is null)
        {
            return $"\"{source.HomeUrl.ShortenTo(200)}\" is no http or https address of a home page.";
        }

        if (source.Name.Any(char.IsControl) || source.Group?.Any(char.IsControl) == true || source.Name.Length > SourceNaming.MaxLength || source.Group?.Length > SourceNaming.MaxLength)
        {
            return $"Its name or folders have control characters or are longer than {SourceNaming.MaxLength}.";
        }

        if (source.ExtractionRules is { } rules && PublisherRulesJson.Parse(rules).Problems is [var rule, ..])
        {
            return $"Its publisher rules cannot be used: {rule}";
        }

        return source.Filters is { } filters && ArticleFilterJson.Parse(filters).Problems is [var filter, ..] ? $"Its filters cannot be used: {filter}" : null;
    }
}
