using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Positions;

/// <summary>A position proposed by the analysis engine or by a language model beside it, with the words it rests on, and what people made of it.</summary>
public sealed class Suggestion
{
    public const int MaxReasonLength = 500;

    public long Id { get; init; }

    public required long ArticleId { get; init; }

    public required long RevisionId { get; set; }

    public required CountryCode CountryCode { get; init; }

    public required Topic Topic { get; init; }

    public required Stance Stance { get; init; }

    /// <summary>Where the words stand in the revision's <c>BodyText</c>, in code points.</summary>
    public required int QuoteStart { get; set; }

    public required int QuoteEnd { get; set; }

    public required string Quote { get; init; }

    /// <summary>From 0 to 1, as the engine estimates it.</summary>
    public required double Confidence { get; set; }

    /// <summary>Why the engine proposes it, in its own words.</summary>
    public string? Reason { get; set; }

    public string? Speaker { get; set; }

    public DateOnly? SaidOn { get; set; }

    /// <summary>Which engine proposed it last; where a language model did, which version of what it is asked.</summary>
    public required int EngineVersion { get; set; }

    /// <summary>The language model that proposed it; absent for the engine.</summary>
    public string? ModelName { get; set; }

    public required DateTimeOffset MadeAt { get; init; }

    public SuggestionFate Fate { get; private set; }

    public string? FateReason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>All verdicts there ever were, as far as they are loaded; what counts is <see cref="Fate"/>.</summary>
    public List<SuggestionVerdict> Verdicts { get; } = [];

    /// <summary>Whether a claim says the same of the same state, on whatever words.</summary>
    public bool Says(PositionClaim claim) => (claim.Country, claim.Topic, claim.Stance) == (CountryCode, Topic, Stance);

    /// <summary>Whether a claim on these words adds nothing to what is proposed here but what is left to whoever accepts: the day of the formal step, and the day it was said where none was read.</summary>
    public bool Proposes(PositionClaim claim, string? words) =>
        words == Quote && claim == new PositionClaim(CountryCode, Topic, Stance, SaidOn ?? claim.SaidOn, Speaker, FormalStepOn: claim.FormalStepOn);

    /// <summary>Takes a verdict, or takes one back (<see cref="SuggestionFate.Open"/>).</summary>
    public void Decide(SuggestionFate fate, string? reason, Guid? actorId, string actorName, DateTimeOffset at)
    {
        if (fate != Fate)
        {
            Verdicts.Add(new SuggestionVerdict { SuggestionId = Id, Fate = fate, PreviousFate = Fate, Reason = reason, ActorId = actorId, ActorName = actorName, At = at });
        }

        var isOpen = fate is SuggestionFate.Open;
        Fate = fate;
        FateReason = isOpen ? null : reason;
        DecidedAt = isOpen ? null : at;
        DecidedById = isOpen ? null : actorId;
        DecidedByName = isOpen ? null : actorName;
    }
}

/// <summary>What became of a suggestion.</summary>
public enum SuggestionFate
{
    Open,

    /// <summary>Became a position as it was.</summary>
    Accepted,

    /// <summary>Became a position after an editor mended it.</summary>
    Corrected,
    Rejected,

    /// <summary>The words allow no verdict.</summary>
    Unclear,
}
