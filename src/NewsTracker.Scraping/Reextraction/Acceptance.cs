using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Reextraction;
using NewsTracker.Data.Stories;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>Accepts and drops what reading again proposed. What is accepted becomes a revision of the same snapshot; the one before stays. Audited.</summary>
public sealed class Acceptance
{
    private readonly NewsTrackerDbContext db;
    private readonly SnapshotReading reading;
    private readonly PositionProposals proposals;
    private readonly StoryPlacement stories;
    private readonly IEnumerable<IRevisionFollower> followers;
    private readonly AuditTrail audit;
    private readonly TimeProvider clock;

    internal Acceptance(
        NewsTrackerDbContext db, SnapshotReading reading, PositionProposals proposals, StoryPlacement stories, IEnumerable<IRevisionFollower> followers, AuditTrail audit, TimeProvider clock) =>
        (this.db, this.reading, this.proposals, this.stories, this.followers, this.audit, this.clock) = (db, reading, proposals, stories, followers, audit, clock);

    /// <returns>What it is now; null where there was no such proposal.</returns>
    public async Task<ReextractionState?> AcceptAsync(long resultId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindProposalAsync(resultId, cancellationToken) is not { } proposal)
        {
            return null;
        }

        // Ingestion locks the article's addresses; the row itself is what both change.
        await db.LockArticleAsync(proposal.ArticleId, cancellationToken);
        var newest = await db.Revisions.NewestToReadAgain(proposal.ArticleId).FirstAsync(cancellationToken);
        if (newest.Id != proposal.RevisionId)
        {
            (proposal.State, proposal.Reason) = (ReextractionState.Outdated, "A newer revision came in after it was read again.");
        }
        else if (await reading.ReadAsync(newest, cancellationToken) is SnapshotOutcome.Read { Revision: var revision } && IsAsProposed(proposal, newest, revision))
        {
            await StoreAsync(newest, revision, cancellationToken);
            proposal.State = ReextractionState.Accepted;
        }
        else
        {
            (proposal.State, proposal.Reason) = (ReextractionState.Outdated, "The engine or the source's rules changed after it was read again, and would read it differently now.");
        }

        await audit.SaveAsync(actor, () => Act(proposal.State == ReextractionState.Accepted ? "reextraction.accept" : "reextraction.outdated", proposal), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return proposal.State;
    }

    /// <summary>Gives an article the text again that it had before a proposal was accepted, as a revision of its own: the accepted one stays in its history.</summary>
    /// <returns>What the proposal is now: still accepted where a newer revision has come since. Null where it is not accepted.</returns>
    internal async Task<ReextractionState?> TakeBackAsync(long resultId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindLockedAsync(resultId, ReextractionState.Accepted, cancellationToken) is not { } accepted)
        {
            return null;
        }

        await db.LockArticleAsync(accepted.ArticleId, cancellationToken);
        var before = await db.Revisions.AsNoTracking().FirstAsync(r => r.Id == accepted.RevisionId, cancellationToken);
        var newest = await db.Revisions.Newest(accepted.ArticleId).FirstAsync(cancellationToken);
        if (newest.Number != before.Number + 1)
        {
            return ReextractionState.Accepted;
        }

        await StoreAsync(newest, before, cancellationToken);
        accepted.State = ReextractionState.TakenBack;
        await audit.SaveAsync(actor, () => Act("reextraction.take-back", accepted), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return accepted.State;
    }

    /// <summary>Takes a proposal away that cannot be accepted.</summary>
    /// <returns>What it is now; null where there was no such proposal.</returns>
    internal async Task<ReextractionState?> SetAsideAsync(long resultId, string reason, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindProposalAsync(resultId, cancellationToken) is not { } proposal)
        {
            return null;
        }

        (proposal.State, proposal.Reason) = (ReextractionState.Outdated, reason);
        await audit.SaveAsync(actor, () => Act("reextraction.outdated", proposal), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return proposal.State;
    }

    public async Task<bool> DropAsync(long resultId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindProposalAsync(resultId, cancellationToken) is not { } proposal)
        {
            return false;
        }

        proposal.State = ReextractionState.Dropped;
        await audit.SaveAsync(actor, () => Act("reextraction.drop", proposal), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Drops whatever of a job is still proposed.</summary>
    public async Task<int> DropAllAsync(long jobId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var dropped = await db.ReextractionResults.OfJob(jobId).InState(ReextractionState.Proposed)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReextractionState.Dropped), cancellationToken);
        if (dropped > 0)
        {
            await audit.AppendAsync(actor, new AuditedAct("reextraction.drop-all", nameof(Job), jobId.ToString(CultureInfo.InvariantCulture), After: new { Dropped = dropped }), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return dropped;
    }

    /// <summary>Whether exactly what was shown would be stored: the hash stands for all of the text, of which the changes show a part, and the changes for the rest.</summary>
    private static bool IsAsProposed(ReextractionResult proposal, Revision newest, Revision read) =>
        read.TextHash.AsSpan().SequenceEqual(proposal.TextHash) && RevisionComparison.Fields(newest, read).SequenceEqual(proposal.Changes);

    private Task<ReextractionResult?> FindProposalAsync(long resultId, CancellationToken cancellationToken) => FindLockedAsync(resultId, ReextractionState.Proposed, cancellationToken);

    private Task<ReextractionResult?> FindLockedAsync(long resultId, ReextractionState state, CancellationToken cancellationToken) =>
        db.ReextractionResults.FromSql($"select * from reextraction_results where id = {resultId} and state = {state.ToString()} for update").SingleOrDefaultAsync(cancellationToken);

    private async Task StoreAsync(Revision before, Revision revision, CancellationToken cancellationToken)
    {
        var article = await db.Articles.SingleAsync(a => a.Id == before.ArticleId, cancellationToken);
        var stored = new Revision
        {
            ArticleId = article.Id,
            Number = before.Number + 1,
            FetchedAt = before.FetchedAt,
            SnapshotId = before.SnapshotId,
            TextHash = revision.TextHash,
            Origins = revision.Origins,
            Disagreements = revision.Disagreements,
            RuleFailures = revision.RuleFailures,
            EngineVersion = revision.EngineVersion,
        };
        stored.TakeTextOf(revision);
        article.Correct(before, stored, clock.GetUtcNow());
        db.Revisions.Add(stored);
        await db.SaveChangesAsync(cancellationToken);

        // A text that was read anew is compared and analysed anew, as one that came in.
        await stories.PlaceAsync(article, cancellationToken);
        await proposals.MakeAsync(article.Id, stored, cancellationToken);
        var url = Uri.TryCreate(article.Url, UriKind.Absolute, out var address) ? address : null;
        foreach (var follower in followers)
        {
            await follower.FollowAsync([new StoredRevision(article.Id, stored, article.Origin, url, article.SourceId) { IsReread = true }], cancellationToken);
        }
    }

    private static AuditedAct Act(string action, ReextractionResult result) => new(
        action, nameof(Article), result.ArticleId.ToString(CultureInfo.InvariantCulture),
        After: new { result.JobId, result.EngineVersion, Fields = string.Join(", ", result.Changes.Select(change => change.Field)), result.WordsAdded, result.WordsLost, result.Reason });
}
