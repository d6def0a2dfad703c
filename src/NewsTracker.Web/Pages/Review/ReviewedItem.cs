using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Review;

/// <summary>An item of the queue as it is looked at, be it a suggestion or a submitted position.</summary>
/// <param name="LastAct">The last act on the position; a suggestion has none.</param>
/// <param name="Likelihood">How sure the engine is, from 0 to 1.</param>
public sealed record ReviewedItem(
    long Id, long? SuggestionId, long? PositionId, CountryCode Country, string CountryName, Topic Topic, Stance Stance, DateOnly SaidOn, string? Speaker, string? Office, string? Note,
    DateOnly? FormalStepOn, string? Reason, double? Likelihood, int? EngineVersion, string? ModelName, string? AuthorName, DateTimeOffset QueuedAt, Guid? LeaseOwner, DateTimeOffset? LeaseUntil, Guid LastAct)
{
    /// <summary>The engine knows no date of a formal step; whoever accepts gives it.</summary>
    public bool NeedsFormalStep => this is { SuggestionId: not null, Stance: Stance.Formalises, Topic: Topic.Withdrawal or Topic.Accession };

    /// <summary>Who proposes it, in words.</summary>
    public string? Proposer => SuggestionId is null ? AuthorName : $"{PositionWords.ProposedBy(EngineVersion, ModelName)}, {Counting.Percent(Likelihood ?? 0)} sure";

    public PositionClaim Claim => new(Country, Topic, Stance, SaidOn, Speaker, Office, Note, FormalStepOn: FormalStepOn);

    public static async Task<(ReviewedItem Item, EvidenceView? Evidence)?> FindAsync(NewsTrackerDbContext db, CountryNames names, long id, CancellationToken cancellationToken)
    {
        var item = await db.ReviewItems.AsNoTracking().Include(i => i.Suggestion).Include(i => i.Position).FirstOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (item is null)
        {
            return null;
        }

        var name = names[item.CountryCode];
        if (item.Position is { } position)
        {
            var lastAct = await db.PositionReviews.Where(r => r.PositionId == position.Id).LatestFirst().Select(r => r.ActId).FirstAsync(cancellationToken);
            return (
                new ReviewedItem(
                    id, null, position.Id, item.CountryCode, name, position.Topic, position.Stance, position.SaidOn, position.Speaker, position.Office, position.Note, position.FormalStepOn,
                    null, null, position.EngineVersion, null, position.AuthorName, item.QueuedAt, item.LeaseOwner, item.LeaseUntil, lastAct),
                await EvidenceView.FindAsync(db, new Data.Positions.Evidence.Marked(position.AnnotationId), cancellationToken));
        }

        var suggestion = item.Suggestion!;
        var evidence = await EvidenceView.FindAsync(db, db.Revisions.Where(r => r.Id == suggestion.RevisionId), new TextPositionSelector(suggestion.QuoteStart, suggestion.QuoteEnd), null, cancellationToken);

        var saidOn = evidence?.SaidOnOf(suggestion) ?? suggestion.SaidOn ?? DateOnly.FromDateTime(suggestion.MadeAt.UtcDateTime);
        return (
            new ReviewedItem(
                id, suggestion.Id, null, item.CountryCode, name, suggestion.Topic, suggestion.Stance, saidOn, suggestion.Speaker, null, null, null,
                suggestion.Reason, suggestion.Confidence, suggestion.EngineVersion, suggestion.ModelName, null, item.QueuedAt, item.LeaseOwner, item.LeaseUntil, Guid.Empty),
            evidence);
    }
}
