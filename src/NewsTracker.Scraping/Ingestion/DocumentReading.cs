using System.Diagnostics;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources.Filtering;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>What reading a document gave, before anything is asked of the archive.</summary>
internal abstract record DocumentReading
{
    private DocumentReading()
    {
    }

    /// <summary>It is not an article.</summary>
    public sealed record Refused(RefusalReason Reason, string Explanation) : DocumentReading;

    /// <summary>It is an article, and filters keep it out.</summary>
    public sealed record Filtered(Revision Revision, string Reason) : DocumentReading;

    public sealed record Article(Revision Revision, ArticleIdentity Identity) : DocumentReading;
}

/// <summary>Reads documents by the rules and filters of their sources.</summary>
internal sealed class DocumentReader(CountryMentionFinder mentions, SourceRules sourceRules)
{
    public async Task<DocumentReading> ReadAsync(IncomingDocument document, CancellationToken cancellationToken)
    {
        var rules = document.Rules is { } known ? known.Rules : await sourceRules.FindAsync(document.SourceId, cancellationToken);
        var reading = await ReadingRoom.ReadAsync<DocumentReading>(
            document.Content.Length,
            () =>
            {
                var day = DateOnly.FromDateTime(document.FetchedAt.UtcDateTime);
                var extraction = document is { IsFeedText: true, Entry: { } entry }
                    ? FeedArticle.Read(entry, document.FinalUrl, day)
                    : ArticleExtractor.Extract(document.Content, document.ContentType, document.FinalUrl, day, rules);
                return extraction switch
                {
                    ExtractionOutcome.Extracted { Article: var article } =>
                        new DocumentReading.Article(RevisionMaking.RevisionOf(article, document, mentions), ArticleIdentity.Of(document, article.CanonicalUrl?.Value)),
                    ExtractionOutcome.Refused refused => new DocumentReading.Refused(refused.Reason, refused.Explanation),
                    _ => throw new UnreachableException(),
                };
            },
            cancellationToken);
        return reading is DocumentReading.Article { Revision: var revision } && FindFilterReason(document, revision) is { } reason ? new DocumentReading.Filtered(revision, reason) : reading;
    }

    private static string? FindFilterReason(IncomingDocument document, Revision revision) => document is { Filters: { IsEmpty: false } filters, RequestedUrl: { } url }
        ? filters.FindReason(new FilteredText(CanonicalUrl.Find(url.AbsoluteUri)?.Value, revision.Headline, revision.BodyText, revision.Language))
        : null;
}
