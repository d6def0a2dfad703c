using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Stories;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Recognises a text among those stored and has it written, within the transaction that is open.</summary>
internal sealed class ArticleStore(NewsTrackerDbContext db, StoryPlacement stories, PositionProposals proposals, ArticleAdding adding, ArticleRevising revising)
{
    private readonly ArticleRecognition recognition = new(db);
    private readonly StrayAddresses strayAddresses = new(db);

    /// <summary>To be called first where no article is stored.</summary>
    public async Task BeginAsync(IncomingDocument document, CancellationToken cancellationToken)
    {
        if (document.IsLedgered)
        {
            await db.Database.ExecuteSqlRawAsync(StoringStatements.DoNotWaitForDisk, cancellationToken);
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
            RevisionMaking.SetAside(revision, declared, recognised.Identity);
        }

        if (recognised is not Recognition.Elsewhere)
        {
            await strayAddresses.ReleaseAsync(recognised.Strays, cancellationToken);
        }

        return recognised switch
        {
            Recognition.New => await AddAsync(document, recognised.Identity, revision, newcomer, found, cancellationToken),
            Recognition.Known known => await revising.TakeAsync(document, known, revision, cancellationToken),
            Recognition.Elsewhere elsewhere => (await revising.LeaveAsync(document, elsewhere, cancellationToken), false),
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

    /// <summary>Two documents of one article, arriving together, go one after the other. What is read already is looked up among the stories on the same way.</summary>
    /// <returns>Whether any of the addresses is known; and if none is, what a newcomer could be the same report as.</returns>
    private async Task<(bool IsKnown, StorySearch? Found)> LockAsync(IncomingDocument document, ArticleIdentity identity, Revision revision, Newcomer? newcomer, CancellationToken cancellationToken)
    {
        string[] keys = identity.All.Count > 0 ? [.. identity.All] : [Convert.ToHexString(revision.TextHash)];
        await using var batch = new StatementBatch(db);
        if (document.IsLedgered)
        {
            batch.Add(StoringStatements.DoNotWaitForDisk);
        }

        batch.Add(StoringStatements.LockKeys, keys).Add("select exists (select from article_addresses where url = any($1))", keys);
        newcomer?.Story.AddSearchTo(batch, keys);
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
}
