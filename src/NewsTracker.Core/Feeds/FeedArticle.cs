using System.Net;
using System.Text;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads an article from a feed's own text, where its page cannot be read.</summary>
public static class FeedArticle
{
    /// <summary>Less is a summary, and no stand-in for the article.</summary>
    private const int ShortestText = 600;

    private static readonly PublisherRules Rules = new()
    {
        Layouts =
        [
            new PageLayout
            {
                Fields = new Dictionary<ArticleField, FieldRule> { [ArticleField.Headline] = new("#feed-title"), [ArticleField.Body] = new("#feed-text") },
            },
        ],
    };

    /// <summary>The entry as a page of its own: what is kept as the snapshot.</summary>
    public static byte[] PageOf(FeedEntry entry) => Encoding.UTF8.GetBytes(
        $"""
        <!DOCTYPE html>
        <html{(entry.Language is { } language ? $" lang=\"{WebUtility.HtmlEncode(language)}\"" : "")}><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(entry.Title)}</title></head>
        <body><h1 id="feed-title">{WebUtility.HtmlEncode(entry.Title)}</h1><article id="feed-text">{Longest(entry)}</article></body></html>
        """);

    /// <summary>The article, every field of it from the feed; refused where the feed has no more than a summary.</summary>
    public static ExtractionOutcome Read(FeedEntry entry, Uri? url, DateOnly fetchedOn)
    {
        if (string.IsNullOrWhiteSpace(entry.Title) || Longest(entry) is not { Length: >= ShortestText })
            return TooShort;
        return ArticleExtractor.Extract(PageOf(entry), "text/html; charset=utf-8", url, fetchedOn, Rules) switch
        {
            ExtractionOutcome.Extracted { Article: var article } when article.BodyText.Length >= ShortestText => new ExtractionOutcome.Extracted(OfFeed(article, entry)),
            _ => TooShort,
        };
    }

    private static ExtractionOutcome.Refused TooShort => new(RefusalReason.NoBody, "The feed has no full text of it.");

    private static ExtractedArticle OfFeed(ExtractedArticle article, FeedEntry entry) => article with
    {
        Headline = article.Headline with { Origin = FieldOrigin.Feed },
        BodyOrigin = FieldOrigin.Feed,
        Byline = [],
        BylineOrigin = null,
        Published = null,
        Modified = entry.Updated is { } updated ? new Extracted<Articles.PrintedInstant>(updated, FieldOrigin.Feed) : null,
        LeadImage = entry.Image is { } image && WebAddress.Resolve(image, null) is { } address ? new Extracted<string>(address.AbsoluteUri, FieldOrigin.Feed) : null,
        SiteName = null,
        CanonicalUrl = null,
        Section = null,
        Keywords = entry.Tags.Count > 0 ? new Extracted<IReadOnlyList<string>>(entry.Tags, FieldOrigin.Feed) : null,
        Disagreements = [],
        RuleFailures = [],
    };

    private static string? Longest(FeedEntry entry) => (entry.Content?.Length ?? 0) >= (entry.Summary?.Length ?? 0) ? entry.Content : entry.Summary;
}
