using System.Diagnostics;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>What reading a snapshot again gave.</summary>
internal abstract record SnapshotOutcome
{
    private SnapshotOutcome()
    {
    }

    /// <param name="Revision">Not stored; its number is left open.</param>
    public sealed record Read(Revision Revision) : SnapshotOutcome;

    public sealed record Refused(string Explanation) : SnapshotOutcome;
}

/// <summary>Reads a stored snapshot with today's engine and rules, as if it came in now.</summary>
internal sealed class SnapshotReading(SourceRules sourceRules, CountryMentionFinder mentions)
{
    /// <param name="revision">With its article and snapshot.</param>
    public async Task<SnapshotOutcome> ReadAsync(Revision revision, CancellationToken cancellationToken)
    {
        if (revision.Origins.IsFromFeed(nameof(Revision.BodyText)))
        {
            return new SnapshotOutcome.Refused("It holds the feed's own text, which has no page to read again.");
        }

        var (article, snapshot) = (revision.Article!, revision.Snapshot!);
        var url = Uri.TryCreate(snapshot.Url ?? article.Url, UriKind.Absolute, out var address) ? address : null;
        var document = new IncomingDocument
        {
            Origin = article.Origin,
            Content = SnapshotMaking.ContentOf(snapshot),
            ContentType = snapshot.ContentType,
            RequestedUrl = url,
            FinalUrl = url,
            FetchedAt = revision.FetchedAt,
            SourceId = article.SourceId,
            Entry = KnownFeedFields.Of(revision),
        };
        var rules = await sourceRules.FindAsync(article.SourceId, cancellationToken);
        return await ReadingRoom.ReadAsync<SnapshotOutcome>(
            document.Content.Length,
            () => ArticleExtractor.Extract(document.Content, document.ContentType, url, DateOnly.FromDateTime(revision.FetchedAt.UtcDateTime), rules) switch
            {
                ExtractionOutcome.Extracted extracted => new SnapshotOutcome.Read(Again(extracted.Article, document, revision)),
                ExtractionOutcome.Refused refused => new SnapshotOutcome.Refused(refused.Explanation),
                _ => throw new UnreachableException(),
            },
            cancellationToken);
    }

    /// <summary>An address that the archive did not take for the article's when the page came in stays set aside: only what was stored then tells of it.</summary>
    private Revision Again(ExtractedArticle page, IncomingDocument document, Revision before)
    {
        var read = RevisionMaking.RevisionOf(page, document, mentions);
        if (page.CanonicalUrl is { } declared && RevisionMaking.IsSetAside(before, declared.Value) && !RevisionMaking.IsSetAside(read, declared.Value))
        {
            RevisionMaking.SetAside(read, declared.Value, ArticleIdentity.Of(document, declared.Value).AsFetched());
        }

        return read;
    }
}
