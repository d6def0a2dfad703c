using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Stories;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Rechecks;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Takes a document into the archive: read, recognise, store. Doing it again with the same document changes nothing.</summary>
public sealed class ArticleIngestor(
    NewsTrackerDbContext db, CountryMentionFinder mentions, SourceRules sourceRules, PositionProposals proposals, StoryPlacement stories, RecheckPlanning rechecks, IEnumerable<IRevisionFollower> followers,
    ArticleGathering gathering, AuditTrail audit)
{
    private readonly ArticleStore store = new(db, stories, proposals, new ArticleAdding(db, stories, proposals, rechecks), new ArticleRevising(db, stories, proposals, rechecks));
    private readonly ArticleRecognition recognition = new(db);

    /// <param name="actor">The person who brought the document; a storing is then audited in the same transaction.</param>
    public async Task<IngestOutcome> IngestAsync(IncomingDocument document, AuditActor? actor, CancellationToken cancellationToken)
    {
        using var announced = document is { IsLedgered: true, IsNews: true } && actor is null ? gathering.Announce() : null;
        var (extraction, revision) = await ReadAsync(document, cancellationToken);
        var filteredOut = revision is null ? null : FindFilterReason(document, revision);
        var identity = ArticleIdentity.Of(document, (extraction as ExtractionOutcome.Extracted)?.Article.CanonicalUrl?.Value);
        var newcomer = revision is not null && filteredOut is null && document.IsNews ? await store.ReadAsync(document, identity, revision, cancellationToken) : null;
        if (announced is not null && newcomer is not null && identity.Main is not null)
        {
            var joint = new JointStoring(db, new ArticleAdding(db, stories, proposals, rechecks), followers);
            if (await gathering.JoinAsync(announced, new ReadyArticle(document, identity, revision!, newcomer), joint.StoreAsync, cancellationToken) is { } stored)
            {
                return stored;
            }
        }

        announced?.Dispose();

        // No savepoints: what fails fails whole.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        IngestOutcome outcome;
        var isRelevant = false;
        if (revision is null)
        {
            var refused = (ExtractionOutcome.Refused)extraction;
            await store.BeginAsync(document, cancellationToken);
            await store.KeepSnapshotAsync(document, cancellationToken);
            outcome = new IngestOutcome.Refused(refused.Reason, refused.Explanation);
        }
        else if (filteredOut is { } reason)
        {
            await store.BeginAsync(document, cancellationToken);
            await FilteredAddresses.RememberAsync(db, CanonicalUrl.Find(document.RequestedUrl?.AbsoluteUri)!.Value, document.Filters!, reason, document.FetchedAt, cancellationToken);
            outcome = new IngestOutcome.Filtered(reason);
        }
        else
        {
            (outcome, isRelevant) = await store.StoreAsync(document, identity, revision, newcomer, cancellationToken);
        }

        await FollowAsync(document, outcome, revision, isRelevant, cancellationToken);
        if (actor is not null)
        {
            await AuditAsync(actor, document, outcome, revision, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>What taking the document in would do, by the same steps; nothing is stored.</summary>
    public async Task<IngestPreview> PreviewAsync(IncomingDocument document, CancellationToken cancellationToken)
    {
        var (extraction, revision) = await ReadAsync(document, cancellationToken);
        if (revision is null)
        {
            var refused = (ExtractionOutcome.Refused)extraction;
            return new IngestPreview(new IngestOutcome.Refused(refused.Reason, refused.Explanation), null);
        }

        if (FindFilterReason(document, revision) is { } reason)
        {
            return new IngestPreview(new IngestOutcome.Filtered(reason), revision);
        }

        var identity = ArticleIdentity.Of(document, (extraction as ExtractionOutcome.Extracted)?.Article.CanonicalUrl?.Value);
        return new IngestPreview(
            await recognition.FindAsync(identity, revision, cancellationToken) switch
            {
                Recognition.Known known => new IngestOutcome.Duplicate(known.ArticleId),
                Recognition.Elsewhere elsewhere => new IngestOutcome.LeadsElsewhere(elsewhere.Asked.ArticleId, elsewhere.OtherId),
                _ => null,
            },
            revision);
    }

    private static string? FindFilterReason(IncomingDocument document, Revision revision) => document is { Filters: { IsEmpty: false } filters, RequestedUrl: { } url }
        ? filters.FindReason(new FilteredText(CanonicalUrl.Find(url.AbsoluteUri)?.Value, revision.Headline, revision.BodyText, revision.Language))
        : null;

    private async Task<(ExtractionOutcome Extraction, Revision? Revision)> ReadAsync(IncomingDocument document, CancellationToken cancellationToken)
    {
        var rules = document.Rules is { } known ? known.Rules : await sourceRules.FindAsync(document.SourceId, cancellationToken);
        return await ReadingRoom.ReadAsync(
            document.Content.Length,
            () =>
            {
                var day = DateOnly.FromDateTime(document.FetchedAt.UtcDateTime);
                var extraction = document is { IsFeedText: true, Entry: { } entry }
                    ? FeedArticle.Read(entry, document.FinalUrl, day)
                    : ArticleExtractor.Extract(document.Content, document.ContentType, document.FinalUrl, day, rules);
                return (extraction, extraction is ExtractionOutcome.Extracted extracted ? ArticleReading.RevisionOf(extracted.Article, document, mentions) : null);
            },
            cancellationToken);
    }

    /// <summary>The article that has a text it did not have; null where nothing was stored.</summary>
    private static long? NewTextOf(IngestOutcome outcome) => outcome switch
    {
        IngestOutcome.Stored stored => stored.ArticleId,
        IngestOutcome.Revised revised => revised.ArticleId,
        _ => null,
    };

    private async Task FollowAsync(IncomingDocument document, IngestOutcome outcome, Revision? revision, bool isRelevant, CancellationToken cancellationToken)
    {
        if (NewTextOf(outcome) is not { } id)
        {
            return;
        }

        foreach (var follower in followers)
        {
            await follower.FollowAsync([new StoredRevision(id, revision!, document.Origin, document.RequestedUrl, document.SourceId) { IsRelevant = isRelevant }], cancellationToken);
        }
    }

    private async Task AuditAsync(AuditActor actor, IncomingDocument document, IngestOutcome outcome, Revision? revision, CancellationToken cancellationToken)
    {
        var (action, id) = outcome switch
        {
            IngestOutcome.Stored stored => ("articles.add", stored.ArticleId),
            IngestOutcome.Revised revised => ("articles.revise", revised.ArticleId),
            _ => (null, 0L),
        };
        if (action is not null)
        {
            await audit.AppendAsync(
                actor,
                new AuditedAct(action, nameof(Article), id.ToString(System.Globalization.CultureInfo.InvariantCulture), After: new { revision!.Headline, document.Origin, Url = document.RequestedUrl }),
                cancellationToken);
        }
    }
}
