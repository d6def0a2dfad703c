using System.Diagnostics;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Review;

/// <summary>What a verdict on an item does, and how that is told.</summary>
public sealed class ItemVerdict(ReviewQueue queue, PositionDesk desk, PositionVerdicts positions, SuggestionVerdicts suggestions)
{
    /// <param name="evidence">Where the words of a suggestion stand; absent where they are no longer found.</param>
    public async Task<VerdictOutcome> DecideAsync(ReviewedItem item, EvidenceView? evidence, GivenVerdict given, AuditActor actor, CancellationToken cancellationToken)
    {
        if (given.Choice is VerdictChoice.Skip)
        {
            await queue.SkipAsync(item.Id, actor, cancellationToken);
            return new VerdictOutcome.Told(new LastVerdict("Skipped: it comes again at the end.", null, null, null));
        }

        return (item.SuggestionId, given.Choice) switch
        {
            (null, VerdictChoice.Unclear) => Refused("Only a suggestion can be called unclear. Accept or reject the position."),
            (null, _) => await DecideOnPositionAsync(item, item.PositionId!.Value, given, actor, cancellationToken),
            ({ } suggestion, VerdictChoice.Accept) => await AcceptAsync(item, suggestion, evidence, given, actor, cancellationToken),
            ({ } suggestion, _) => await DecideOnSuggestionAsync(item, suggestion, given, actor, cancellationToken),
        };
    }

    private async Task<VerdictOutcome> DecideOnPositionAsync(ReviewedItem item, long position, GivenVerdict given, AuditActor actor, CancellationToken cancellationToken)
    {
        var act = given.Choice is VerdictChoice.Accept ? PositionAct.Accept : PositionAct.Reject;
        return await positions.ActAsync(position, act, given.Seen, given.Reason, actor, cancellationToken) switch
        {
            ActOutcome.Done => new VerdictOutcome.Told(new LastVerdict($"{act}ed: {item.Words}.", null, null, position)),
            ActOutcome.Refused refused => Refused(refused.Sentence),
            ActOutcome.Outdated outdated => Meanwhile(outdated.Meanwhile.AuthorName),
            ActOutcome.NotFound => Refused("It is gone."),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<VerdictOutcome> DecideOnSuggestionAsync(ReviewedItem item, long suggestion, GivenVerdict given, AuditActor actor, CancellationToken cancellationToken)
    {
        var fate = given.Choice is VerdictChoice.Reject ? SuggestionFate.Rejected : SuggestionFate.Unclear;
        return await suggestions.DecideAsync(suggestion, SuggestionFate.Open, fate, given.Reason, actor, cancellationToken) switch
        {
            SuggestionOutcome.Decided => new VerdictOutcome.Told(new LastVerdict($"{fate}: {item.Words}.", suggestion, fate, null)),
            SuggestionOutcome.Refused refused => Refused(refused.Sentence),
            SuggestionOutcome.Outdated outdated => Meanwhile(outdated.By),
            SuggestionOutcome.NotFound => Refused("It is gone."),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<VerdictOutcome> AcceptAsync(ReviewedItem item, long suggestion, EvidenceView? evidence, GivenVerdict given, AuditActor actor, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(given.Reason))
        {
            return Refused("You gave a reason, which goes with rejecting: press Reject, or empty it and accept.");
        }

        if (evidence is null)
        {
            return Refused("The words are no longer where the engine found them. Reject it, or read the article.");
        }

        if (given.Shown != item.Shown)
        {
            return Refused("The suggestion was read anew while you looked at it: what you see below is as it is now. Look at its words, day and speaker again, then decide.");
        }

        var words = new Evidence.Unmarked(evidence.ArticleId, evidence.RevisionNumber, evidence.Start, evidence.End);
        return await desk.RecordAsync(words, [item.Claim with { FormalStepOn = given.FormalStepOn }], PositionState.Accepted, suggestion, actor, cancellationToken) switch
        {
            RecordOutcome.Recorded recorded => new VerdictOutcome.Told(new LastVerdict($"Accepted: {item.Words}.", null, null, recorded.PositionIds[0])),
            RecordOutcome.Refused refused => Refused(string.Join(" ", refused.Problems.Select(p => p.Sentence))),
            RecordOutcome.Decided decided => Meanwhile(decided.By),
            RecordOutcome.SuggestionGone => Refused("The suggestion is gone: it is proposed no more."),
            RecordOutcome.NotFound => Refused("The article is gone."),
            _ => throw new UnreachableException(),
        };
    }

    private static VerdictOutcome.Refused Refused(string why) => new(why);

    private static VerdictOutcome.Refused Meanwhile(string by) => new($"{by} decided on it meanwhile.");
}

/// <summary>What can be said of an item by a single key; correcting is a page of its own.</summary>
public enum VerdictChoice
{
    Accept,
    Reject,
    Skip,
    Unclear,
}

/// <summary>A verdict as the form has it.</summary>
/// <param name="Seen">The last act that the editor saw on a position.</param>
/// <param name="Shown">What the editor saw of a suggestion (<see cref="ReviewedItem.Shown"/>).</param>
public sealed record GivenVerdict(VerdictChoice Choice, string? Reason, DateOnly? FormalStepOn, Guid Seen, string? Shown);

/// <summary>What came of a verdict.</summary>
public abstract record VerdictOutcome
{
    private VerdictOutcome()
    {
    }

    public sealed record Told(LastVerdict Last) : VerdictOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : VerdictOutcome;
}
