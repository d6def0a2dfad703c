using System.Security.Cryptography;
using System.Text;
using NewsTracker.Core;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Turns a document into the revision that would be stored of it. Touches no database.</summary>
internal static class RevisionMaking
{
    private const int MaxHeadlineLength = 1000;

    private const int LongestAddressShown = 300;

    /// <summary>The text of a revision, its identity left open.</summary>
    public static Revision RevisionOf(ExtractedArticle article, IncomingDocument document, CountryMentionFinder mentions)
    {
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        void Note(string field, FieldOrigin? origin)
        {
            if (origin is { } known)
            {
                origins[field] = known.ToString();
            }
        }

        T? Take<T>(string field, Extracted<T>? extracted, T? fromFeed = null)
            where T : class
        {
            Note(field, extracted?.Origin ?? (fromFeed is null ? null : FieldOrigin.Feed));
            return extracted?.Value ?? fromFeed;
        }

        bool? TakeFlag(string field, Extracted<bool>? extracted)
        {
            Note(field, extracted?.Origin);
            return extracted?.Value;
        }

        var headline = Take(nameof(Revision.Headline), article.Headline)!.WithoutNul().CutTo(MaxHeadlineLength);
        var body = article.BodyText.WithoutNul();
        Note(nameof(Revision.BodyText), article.BodyOrigin);
        var authors = article.Byline.Where(name => !name.IsOrganisation).Select(name => name.Name.WithoutNul()).ToArray();
        var organisations = article.Byline.Where(name => name.IsOrganisation).Select(name => name.Name.WithoutNul()).ToArray();
        if (article.Byline.Count > 0)
        {
            Note(nameof(Revision.Authors), article.BylineOrigin ?? FieldOrigin.Heuristic);
        }
        else if (document.Entry is { Authors.Count: > 0 } entry)
        {
            authors = [.. entry.Authors.Select(Nul.WithoutNul)];
            Note(nameof(Revision.Authors), FieldOrigin.Feed);
        }

        // Its value is the article's address, or one of them; what else the page calls itself is among the disagreements.
        Note(nameof(ExtractedArticle.CanonicalUrl), article.CanonicalUrl?.Origin);
        var revision = new Revision
        {
            FetchedAt = document.FetchedAt,
            Headline = headline,
            Authors = authors,
            CreditedOrganisations = organisations,
            Published = Take(nameof(Revision.Published), article.Published, document.Entry?.Published),
            Modified = Take(nameof(Revision.Modified), article.Modified),
            Language = Take(nameof(Revision.Language), article.Language, document.Entry?.Language),
            DeclaredLanguage = article.DeclaredLanguage?.WithoutNul(),
            SiteName = Take(nameof(Revision.SiteName), article.SiteName)?.WithoutNul(),
            Section = Take(nameof(Revision.Section), article.Section)?.WithoutNul(),
            Keywords = [.. (Take(nameof(Revision.Keywords), article.Keywords) ?? []).Select(Nul.WithoutNul)],
            LeadImageUrl = Take(nameof(Revision.LeadImageUrl), article.LeadImage)?.WithoutNul(),
            IsPaywalled = TakeFlag(nameof(Revision.IsPaywalled), article.IsPaywalled),
            IsLiveBlog = TakeFlag(nameof(Revision.IsLiveBlog), article.IsLiveBlog),
            Lede = Take(nameof(Revision.Lede), article.Lede)?.WithoutNul(),
            BodyText = body,
            BodyHtml = article.BodyHtml.WithoutNul(),
            MentionedCountries = [.. mentions.MentionedCountries($"{headline}\n\n{body}")],
            TextHash = HashOf(headline, body),
            Origins = origins,
            Disagreements = [.. article.Disagreements.Select(other => other with { Value = other.Value.WithoutNul() })],
            RuleFailures = [.. article.RuleFailures.Select(failure => failure with { Selector = failure.Selector.WithoutNul(), Why = failure.Why.WithoutNul() })],
            EngineVersion = ArticleExtractor.EngineVersion,
        };
        if (article.CanonicalUrl is { } declared && ArticleIdentity.Of(document, declared.Value) is { Declared: null } identity)
        {
            SetAside(revision, declared.Value, identity);
        }

        return revision;
    }

    /// <summary>Notes that what the page calls itself is not taken for its address.</summary>
    /// <param name="identity">What is.</param>
    public static void SetAside(Revision revision, string declared, ArticleIdentity identity)
    {
        const string Field = nameof(ExtractedArticle.CanonicalUrl);
        var origins = revision.Origins.ToDictionary(StringComparer.Ordinal);
        if (!origins.Remove(Field, out var origin))
        {
            return;
        }

        if (identity.Main is not null)
        {
            origins[Field] = FieldOrigin.Url.ToString();
        }

        revision.Origins = origins;
        revision.Disagreements = [.. revision.Disagreements, new FieldDisagreement(ArticleField.CanonicalUrl, Shown(declared), Enum.Parse<FieldOrigin>(origin))];
    }

    public static bool IsSetAside(Revision revision, string declared) => revision.Disagreements.Any(other => other.Field == ArticleField.CanonicalUrl && other.Value == Shown(declared));

    private static string Shown(string address) => address.WithoutNul().ShortenTo(LongestAddressShown);

    private static byte[] HashOf(string headline, string body) => SHA256.HashData(Encoding.UTF8.GetBytes($"{headline}\n\n{body}"));
}
