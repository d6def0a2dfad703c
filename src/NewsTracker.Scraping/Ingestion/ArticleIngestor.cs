using System.Diagnostics;
using System.Globalization;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
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
    private readonly DocumentReader reader = new(mentions, sourceRules);
    private readonly ArticleStore store = new(db, stories, proposals, new ArticleAdding(db, stories, proposals, rechecks), new ArticleRevising(db, stories, proposals, rechecks, new UnchangedPages(db, new DocumentReader(mentions, sourceRules))));
    private readonly ArticleRecognition recognition = new(db);

    /// <param name="actor">The person who brought the document; a storing is then audited in the same transaction.</param>
    public async Task<IngestOutcome> IngestAsync(IncomingDocument document, AuditActor? actor, CancellationToken cancellationToken)
    {
        using var announced = MayJoin(document, actor) ? gathering.Announce() : null;
        var reading = await reader.ReadAsync(document, cancellationToken);
        Newcomer? newcomer = null;
        if (document.IsNews && reading is DocumentReading.Article { Revision: var revision, Identity: var identity })
        {
            newcomer = await store.ReadAsync(document, identity, revision, cancellationToken);
            if (announced is not null && identity.Main is not null)
            {
                var joint = new JointStoring(db, new ArticleAdding(db, stories, proposals, rechecks), followers);
                if (await gathering.JoinAsync(announced, new ReadyArticle(document, identity, revision, newcomer), joint.StoreAsync, cancellationToken) is { } stored)
                {
                    return stored;
                }
            }
        }

        announced?.Dispose();

        // No savepoints: what fails fails whole.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = reading switch
        {
            DocumentReading.Refused refused => await KeepRefusedAsync(document, refused, actor, cancellationToken),
            DocumentReading.Filtered filtered => await KeepOutAsync(document, filtered, cancellationToken),
            DocumentReading.Article article => await StoreAsync(document, article, newcomer, actor, cancellationToken),
            _ => throw new UnreachableException(),
        };
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>What taking the document in would do, by the same steps; nothing is stored.</summary>
    public async Task<IngestPreview> PreviewAsync(IncomingDocument document, CancellationToken cancellationToken) => await reader.ReadAsync(document, cancellationToken) switch
    {
        DocumentReading.Refused refused => new IngestPreview(new IngestOutcome.Refused(refused.Reason, refused.Explanation), null),
        DocumentReading.Filtered filtered => new IngestPreview(new IngestOutcome.Filtered(filtered.Reason), filtered.Revision),
        DocumentReading.Article article => new IngestPreview(await FindObstacleAsync(article, cancellationToken), article.Revision),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether it may be stored with others that come in now: news of a poll. What a person brings is stored with its audit.</summary>
    private static bool MayJoin(IncomingDocument document, AuditActor? actor) => document is { IsLedgered: true, IsNews: true } && actor is null;

    private async Task<IngestOutcome?> FindObstacleAsync(DocumentReading.Article article, CancellationToken cancellationToken) =>
        await recognition.FindAsync(article.Identity, article.Revision, cancellationToken) switch
        {
            Recognition.Known known => new IngestOutcome.Duplicate(known.ArticleId),
            Recognition.Elsewhere elsewhere => new IngestOutcome.LeadsElsewhere(elsewhere.Asked.ArticleId, elsewhere.OtherId),
            _ => null,
        };

    /// <summary>A page that was found is kept, to be read again by a better engine. What a person brought is not: they are told at once that nothing was stored, and have it.</summary>
    private async Task<IngestOutcome> KeepRefusedAsync(IncomingDocument document, DocumentReading.Refused refused, AuditActor? actor, CancellationToken cancellationToken)
    {
        await store.BeginAsync(document, cancellationToken);
        if (actor is null)
        {
            await store.KeepSnapshotAsync(document, cancellationToken);
        }

        return new IngestOutcome.Refused(refused.Reason, refused.Explanation);
    }

    private async Task<IngestOutcome> KeepOutAsync(IncomingDocument document, DocumentReading.Filtered filtered, CancellationToken cancellationToken)
    {
        await store.BeginAsync(document, cancellationToken);
        await FilteredAddresses.RememberAsync(db, CanonicalUrl.Find(document.RequestedUrl?.AbsoluteUri)!.Value, document.Filters!, filtered.Reason, document.FetchedAt, cancellationToken);
        return new IngestOutcome.Filtered(filtered.Reason);
    }

    private async Task<IngestOutcome> StoreAsync(IncomingDocument document, DocumentReading.Article article, Newcomer? newcomer, AuditActor? actor, CancellationToken cancellationToken)
    {
        var (outcome, isRelevant) = await store.StoreAsync(document, article.Identity, article.Revision, newcomer, cancellationToken);
        if (NewTextOf(outcome) is not var (id, act))
        {
            return outcome;
        }

        foreach (var follower in followers)
        {
            await follower.FollowAsync([new StoredRevision(id, article.Revision, document.Origin, document.RequestedUrl, document.SourceId) { IsRelevant = isRelevant }], cancellationToken);
        }

        if (actor is not null)
        {
            await audit.AppendAsync(
                actor,
                new AuditedAct(act, nameof(Article), id.ToString(CultureInfo.InvariantCulture), After: new { article.Revision.Headline, document.Origin, Url = document.RequestedUrl }),
                cancellationToken);
        }

        return outcome;
    }

    /// <summary>The article that has a text it did not have, and what giving it one is called; null where nothing was stored.</summary>
    private static (long ArticleId, string Act)? NewTextOf(IngestOutcome outcome) => outcome switch
    {
        IngestOutcome.Stored stored => (stored.ArticleId, "articles.add"),
        IngestOutcome.Revised revised => (revised.ArticleId, "articles.revise"),
        _ => null,
    };
}
