using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
public sealed record ReviewedItem(long Id, CountryCode Country, string CountryName, Topic Topic, Stance Stance, DateOnly SaidOn, DateTimeOffset QueuedAt, Guid? LeaseOwner, DateTimeOffset? LeaseUntil)
{
    public long? SuggestionId { get; private init; }

    public long? PositionId { get; private init; }

    public string? Speaker { get; private init; }

    public string? Office { get; private init; }

    public string? Note { get; private init; }

    public DateOnly? FormalStepOn { get; private init; }

    /// <summary>As its author judged it; how sure an engine is stands beside its name.</summary>
    public Confidence Confidence { get; private init; } = Confidence.High;

    public bool ReportedByAnother { get; private init; }

    /// <summary>The position that a submitted one corrects: to accept it is to let it take that one's place.</summary>
    public Position? Corrected { get; private init; }

    /// <summary>Why a suggestion was made.</summary>
    public string? Reason { get; private init; }

    /// <summary>The words of a suggestion; a position's are marked.</summary>
    public SuggestedWords? Suggested { get; private init; }

    /// <summary>The last act on the position; a suggestion has none.</summary>
    public Guid LastAct { get; private init; }

    /// <summary>Stands for all of a suggestion that accepting it records; empty for a position. The engine may read the article anew while somebody looks at it.</summary>
    public string Shown { get; private init; } = "";

    /// <summary>Who proposes it, in words.</summary>
    public required string Proposer { get; init; }

    public string Words => $"{CountryName} · {Topic.ToWords()} · {Stance.ToWords()}";

    /// <summary>The engine knows no date of a formal step; whoever accepts gives it.</summary>
    public bool NeedsFormalStep => this is { SuggestionId: not null, Stance: Stance.Formalises, Topic: Topic.Withdrawal or Topic.Accession };

    public PositionClaim Claim => new(Country, Topic, Stance, SaidOn, Speaker, Office, Note, Confidence, ReportedByAnother, FormalStepOn);

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
            var corrected = position.CorrectsId is { } correctedId ? await db.Positions.AsNoTracking().FirstOrDefaultAsync(p => p.Id == correctedId, cancellationToken) : null;
            return (OfPosition(item, position, corrected, lastAct, name), await EvidenceView.FindAsync(db, new Evidence.Marked(position.AnnotationId), cancellationToken));
        }

        var suggestion = item.Suggestion!;
        var evidence = await EvidenceView.FindAsync(db, db.Revisions.Where(r => r.Id == suggestion.RevisionId), new TextPositionSelector(suggestion.QuoteStart, suggestion.QuoteEnd), null, cancellationToken);
        var saidOn = evidence?.SaidOnOf(suggestion) ?? suggestion.SaidOn ?? DateOnly.FromDateTime(suggestion.MadeAt.UtcDateTime);
        var read = OfSuggestion(item, suggestion, saidOn, name);
        return (read with { Shown = FingerprintOf(read.Claim, evidence) }, evidence);
    }

    private static string FingerprintOf(PositionClaim claim, EvidenceView? evidence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { claim, evidence?.RevisionNumber, evidence?.Start, evidence?.End }))).AsSpan(0, 16));

    private static ReviewedItem OfPosition(ReviewItem item, Position position, Position? corrected, Guid lastAct, string name) =>
        new(item.Id, item.CountryCode, name, position.Topic, position.Stance, position.SaidOn, item.QueuedAt, item.LeaseOwner, item.LeaseUntil)
        {
            PositionId = position.Id,
            Speaker = position.Speaker,
            Office = position.Office,
            Note = position.Note,
            FormalStepOn = position.FormalStepOn,
            Confidence = position.Confidence,
            ReportedByAnother = position.ReportedByAnother,
            Corrected = corrected,
            LastAct = lastAct,
            Proposer = position.AuthorName,
        };

    private static ReviewedItem OfSuggestion(ReviewItem item, Suggestion suggestion, DateOnly saidOn, string name) =>
        new(item.Id, item.CountryCode, name, suggestion.Topic, suggestion.Stance, saidOn, item.QueuedAt, item.LeaseOwner, item.LeaseUntil)
        {
            SuggestionId = suggestion.Id,
            Speaker = suggestion.Speaker,
            Reason = suggestion.Reason,
            Suggested = new SuggestedWords(suggestion.ArticleId, suggestion.Quote),
            Proposer = $"{PositionWords.ProposedBy(suggestion.EngineVersion, suggestion.ModelName)}, {Counting.Percent(suggestion.Confidence)} sure",
        };
}
