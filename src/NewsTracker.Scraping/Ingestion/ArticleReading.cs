using System.Security.Cryptography;
using System.Text;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Turns a document into the revision that would be stored of it. Touches no database.</summary>
internal static class ArticleReading
{
    private const int MaxHeadlineLength = 1000;

    /// <summary>The text of a revision, its identity left open.</summary>
    public static Revision RevisionOf(ExtractedArticle article, IncomingDocument document, CountryMentionFinder mentions)
    {
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        T? Take<T>(string field, Extracted<T>? extracted, T? fromFeed = null)
            where T : class
        {
            if ((extracted?.Origin ?? (fromFeed is null ? null : FieldOrigin.Feed)) is { } origin)
            {
                origins[field] = origin.ToString();
            }

            return extracted?.Value ?? fromFeed;
        }

        var headline = Cut(Take(nameof(Revision.Headline), article.Headline)!);
        var body = Clean(article.BodyText);
        origins[nameof(Revision.BodyText)] = article.BodyOrigin.ToString();
        var authors = article.Byline.Where(name => !name.IsOrganisation).Select(name => Clean(name.Name)).ToArray();
        var organisations = article.Byline.Where(name => name.IsOrganisation).Select(name => Clean(name.Name)).ToArray();
        if (article.Byline.Count > 0)
        {
            origins[nameof(Revision.Authors)] = (article.BylineOrigin ?? FieldOrigin.Heuristic).ToString();
        }
        else if (document.Entry is { Authors.Count: > 0 } entry)
        {
            authors = [.. entry.Authors.Select(Clean)];
            origins[nameof(Revision.Authors)] = FieldOrigin.Feed.ToString();
        }

        return new Revision
        {
            FetchedAt = document.FetchedAt,
            Headline = headline,
            Authors = authors,
            CreditedOrganisations = organisations,
            Published = Take(nameof(Revision.Published), article.Published, document.Entry?.Published),
            Modified = Take(nameof(Revision.Modified), article.Modified),
            Language = Take(nameof(Revision.Language), article.Language, document.Entry?.Language),
            SiteName = CleanOrNull(Take(nameof(Revision.SiteName), article.SiteName)),
            Lede = CleanOrNull(Take(nameof(Revision.Lede), article.Lede)),
            BodyText = body,
            BodyHtml = Clean(article.BodyHtml),
            MentionedCountries = [.. mentions.MentionedCountries($"{headline}\n\n{body}")],
            TextHash = HashOf(headline, body),
            Origins = origins,
            EngineVersion = ArticleExtractor.EngineVersion,
        };
    }

    private static byte[] HashOf(string headline, string body) => SHA256.HashData(Encoding.UTF8.GetBytes($"{headline}\n\n{body}"));

    // PostgreSQL's text holds every character but NUL.
    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private static string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    private static string Cut(string headline)
    {
        var clean = Clean(headline);
        return clean.Length <= MaxHeadlineLength ? clean : clean[..(char.IsHighSurrogate(clean[MaxHeadlineLength - 1]) ? MaxHeadlineLength - 1 : MaxHeadlineLength)];
    }
}
