using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

/// <summary>What a position is before it has a state, and what the audit keeps of it.</summary>
internal static class PositionMaking
{
    public static Position Make(PositionClaim claim, Annotation annotation, Suggestion? suggestion, Position? corrects, AuditActor actor, DateTimeOffset now) => new()
    {
        CountryCode = claim.Country,
        Topic = claim.Topic,
        Stance = claim.Stance,
        SaidOn = claim.SaidOn,
        Speaker = claim.Speaker,
        Office = claim.Office,
        Note = claim.Note,
        Confidence = claim.Confidence,
        ReportedByAnother = claim.ReportedByAnother,
        FormalStepOn = claim.FormalStepOn,
        Annotation = annotation,
        ArticleId = annotation.ArticleId,
        CorrectsId = corrects?.Id,
        SuggestionId = suggestion?.Id ?? corrects?.SuggestionId,
        EngineVersion = suggestion?.EngineVersion ?? corrects?.EngineVersion,
        AuthorId = actor.Id,
        AuthorName = actor.Name,
        RecordedAt = now,
    };

    /// <param name="beside">What the same act did to others (<see cref="PositionSteps.AuditedBeside"/>).</param>
    public static object Audited(Position position, PositionState state, object? beside = null) => new
    {
        country = position.CountryCode.Value,
        topic = position.Topic.ToKey(),
        stance = position.Stance.ToKey(),
        position.SaidOn,
        position.Speaker,
        position.Office,
        position.Note,
        position.Confidence,
        position.ReportedByAnother,
        position.FormalStepOn,
        position.AnnotationId,
        position.CorrectsId,
        position.SuggestionId,
        position.EngineVersion,
        state,
        beside,
    };
}
