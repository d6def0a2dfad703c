using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Stories;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Writes articles, revisions, snapshots and addresses, within the transaction that is open.</summary>
internal sealed class ArticleStore(NewsTrackerDbContext db, StoryPlacement stories, PositionProposals proposals, ArticleAdding adding)
{
    private readonly ArticleRecognition recognition = new(db);

    /// <summary>Sorted, so that two transactions never wait for each other.</summary>
    internal const string LockKeys = "select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select unnest($1) as key order by 1 offset 0) ordered";

    /// <summary>
    /// The disk is not waited for where a ledger tells afterwards what was stored: the ledger's own commit comes later in the same log and waits for all before it, so what it tells of
    /// is kept, and what a crash of the server takes is in no ledger and comes again with the next poll.
    /// </summary>
    internal const string DoNotWaitForDisk = "set local synchronous_commit = off";

    /// <summary>To be called first where no article is stored.</summary>
    public async Task BeginAsync(IncomingDocument document, CancellationToken cancellationToken)
    {
        if (document.IsLedgered)
        {
            await db.Database.ExecuteSqlRawAsync(DoNotWaitForDisk, cancellationToken);
        }
    }

    public async Task KeepSnapshotAsync(IncomingDocument document, CancellationToken cancellationToken)
    {
        var snapshot = SnapshotMaking.SnapshotOf(document);

        // The same refused page comes by at every poll; once is enough. Found by ix_snapshots_sha256.
        if (!await db.Snapshots.AnyAsync(s => s.Url == snapshot.Url && s.Sha256 == snapshot.Sha256, cancellationToken))
        {
            db.Snapshots.Add(snapshot);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Reads what an article is about and which stories it may belong to. Changes nothing, and takes the better part of what storing it takes.</summary>
    public async Task<Newcomer> ReadAsync(IncomingDocument document, ArticleIdentity identity, Revision revision, CancellationToken cancellationToken)
    {
        var article = new Article
        {
            Url = identity.Main,
            SourceId = document.SourceId,
            Origin = document.Origin,
            DatedAt = document.FetchedAt,
            FirstSeenAt = document.FetchedAt,
            LastChangedAt = document.FetchedAt,
        };
        article.Revise(revision, document.FetchedAt);
        var analysis = await proposals.AnalyseAsync(revision, cancellationToken);
        article.ActingCountries = SuggestionWriter.ActingCountriesOf(analysis);
        return new Newcomer(article, SnapshotMaking.SnapshotOf(document), analysis, StoryReading.Of(article));
    }

    /// <param name="newcomer">What was read of it already, where it was likely to be new.</param>
    /// <returns>What became of it, and whether a text that was stored is about mines or the Convention.</returns>
    public async Task<(IngestOutcome Outcome, bool IsRelevant)> StoreAsync(
        IncomingDocument document, ArticleIdentity identity, Revision revision, Newcomer? newcomer, CancellationToken cancellationToken)
    {
        var (isKnown, found) = await LockAsync(document, identity, revision, newcomer, cancellationToken);
        var recognised = isKnown ? await recognition.FindAsync(identity, revision, cancellationToken) : new Recognition.New(identity);
        if (identity.Declared is { } declared && recognised.Identity.Declared is null)
        {
            ArticleReading.SetAside(revision, declared, recognised.Identity);
        }

        return recognised switch
        {
            Recognition.New => await AddAsync(document, recognised.Identity, revision, newcomer, found, cancellationToken),
            Recognition.Known known => await TakeAsync(document, known, revision, cancellationToken),
            Recognition.Elsewhere elsewhere => (await LeaveAsync(document, elsewhere, cancellationToken), false),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<(IngestOutcome Outcome, bool IsRelevant)> AddAsync(
        IncomingDocument document, ArticleIdentity identity, Revision revision, Newcomer? newcomer, StorySearch? found, CancellationToken cancellationToken)
    {
        if (await FindSameTextAsync(identity, revision, cancellationToken) is { } twin)
        {
            return (new IngestOutcome.Unchanged(twin), false);
        }

        newcomer ??= await ReadAsync(document, identity, revision, cancellationToken);
        newcomer.Article.Url = identity.Main;
        var ready = new ReadyArticle(document, identity, revision, newcomer);
        return (await adding.AddAsync([(ready, found ?? await stories.SeekAsync(0, newcomer.Story, cancellationToken))], cancellationToken))[0];
    }

    private async Task<(IngestOutcome Outcome, bool IsRelevant)> TakeAsync(IncomingDocument document, Recognition.Known recognised, Revision revision, CancellationToken cancellationToken)
    {
        // The page's own text is never replaced by the feed's.
        if (document.IsFeedText)
        {
            return (new IngestOutcome.Unchanged(recognised.ArticleId), false);
        }

        // Two documents may come by addresses that have nothing in common, and what was read again may be accepted meanwhile: the row is what they share. Before its addresses, which refer to it.
        await db.LockArticleAsync(recognised.ArticleId, cancellationToken);

        var isNewAddress = recognised.Addresses.All(address => address.Url != recognised.Identity.All[0]);
        RememberAddresses(document, recognised);
        await db.SaveChangesAsync(cancellationToken);
        return await ReviseAsync(document, recognised.ArticleId, revision, isNewAddress, cancellationToken);
    }

    /// <summary>An article whose address leads to another is as it was. It was looked at all the same, for whatever its feed says of a change.</summary>
    private async Task<IngestOutcome> LeaveAsync(IncomingDocument document, Recognition.Elsewhere recognised, CancellationToken cancellationToken)
    {
        recognised.Asked.CheckedAt = document.FetchedAt;
        recognised.Asked.Heed(document.Entry?.Updated);
        await db.SaveChangesAsync(cancellationToken);
        return new IngestOutcome.LeadsElsewhere(recognised.Asked.ArticleId, recognised.OtherId);
    }

    /// <summary>Two documents of one article, arriving together, go one after the other. What is read already is looked up among the stories on the same way.</summary>
    /// <returns>Whether any of the addresses is known; and if none is, what a newcomer could be the same report as.</returns>
    private async Task<(bool IsKnown, StorySearch? Found)> LockAsync(IncomingDocument document, ArticleIdentity identity, Revision revision, Newcomer? newcomer, CancellationToken cancellationToken)
    {
        string[] keys = identity.All.Count > 0 ? [.. identity.All] : [Convert.ToHexString(revision.TextHash)];
        await using var batch = new StatementBatch(db);
        if (document.IsLedgered)
        {
            batch.Add(DoNotWaitForDisk);
        }

        batch.Add(LockKeys, keys).Add("select exists (select from article_addresses where url = any($1))", keys);
        newcomer?.Story.AddSearchTo(batch, articleId: 0);
        await using var rows = await batch.ReadAsync(cancellationToken);
        var isKnown = await rows.NextResultAsync(cancellationToken) && await rows.ReadAsync(cancellationToken) && rows.GetBoolean(0);
        if (isKnown || newcomer is null)
        {
            return (isKnown, null);
        }

        await rows.NextResultAsync(cancellationToken);
        return (false, await newcomer.Story.FindAsync(rows, cancellationToken));
    }

    /// <summary>A text without an address is known by its words.</summary>
    private async Task<long?> FindSameTextAsync(ArticleIdentity identity, Revision revision, CancellationToken cancellationToken) =>
        identity.Main is not null
            ? null
            : await db.Revisions.Where(r => r.TextHash == revision.TextHash).Select(r => (long?)r.ArticleId).FirstOrDefaultAsync(cancellationToken);

    private async Task<(IngestOutcome Outcome, bool IsRelevant)> ReviseAsync(IncomingDocument document, long articleId, Revision revision, bool isNewAddress, CancellationToken cancellationToken)
    {
        var newest = await db.Revisions.Where(r => r.ArticleId == articleId).OrderByDescending(r => r.Number)
            .Select(r => new { r.Number, r.TextHash, r.Origins }).FirstAsync(cancellationToken);
        if (!IsFromFeed(newest.Origins) && newest.TextHash.AsSpan().SequenceEqual(revision.TextHash))
        {
            return (isNewAddress ? new IngestOutcome.Duplicate(articleId) : new IngestOutcome.Unchanged(articleId), false);
        }

        var article = await db.Articles.SingleAsync(a => a.Id == articleId, cancellationToken);
        (revision.Number, revision.Snapshot) = (newest.Number + 1, SnapshotMaking.SnapshotOf(document));
        article.Revise(revision, document.FetchedAt);
        article.Revisions.Add(revision);
        await db.SaveChangesAsync(cancellationToken);
        await stories.PlaceAsync(article, cancellationToken);
        return (new IngestOutcome.Revised(articleId, revision.Number), await proposals.MakeAsync(articleId, revision, cancellationToken));
    }

    private void RememberAddresses(IncomingDocument document, Recognition.Known recognised)
    {
        foreach (var url in recognised.Identity.All)
        {
            var address = recognised.Addresses.FirstOrDefault(a => a.Url == url);
            if (address is null)
            {
                address = ArticleAdding.AddressOf(url, recognised.ArticleId, document);
                db.ArticleAddresses.Add(address);
            }

            ArticleAdding.Note(address, document, isAsked: url == recognised.Identity.All[0]);
        }
    }

    /// <summary>The page's text is a revision of its own even where it says what the feed said: it comes from the page.</summary>
    private static bool IsFromFeed(IReadOnlyDictionary<string, string> origins) => origins.GetValueOrDefault(nameof(Revision.BodyText)) == nameof(FieldOrigin.Feed);
}
