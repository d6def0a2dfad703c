using System.Diagnostics;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Pages.Review;

/// <summary>What a verdict does, and how that is told.</summary>
public sealed partial class ItemModel
{
    private async Task<(string? Problem, LastVerdict? Last)> DecideAsync(Choice verdict, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (verdict is Choice.Skip)
        {
            await queue.SkipAsync(Id, actor, cancellationToken);
            return (null, new LastVerdict("Skipped: it comes again at the end.", null, null, null));
        }

        if (Item.SuggestionId is not { } suggestion)
        {
            if (verdict is Choice.Unclear)
            {
                return ("Only a suggestion can be called unclear. Accept or reject the position.", null);
            }

            var act = verdict is Choice.Accept ? PositionAct.Accept : PositionAct.Reject;
            return Told(await verdicts.ActAsync(Item.PositionId!.Value, act, Seen, Reason, actor, cancellationToken), new LastVerdict($"{act}ed: {Words}.", null, null, Item.PositionId));
        }

        if (verdict is not Choice.Accept)
        {
            var fate = verdict is Choice.Reject ? SuggestionFate.Rejected : SuggestionFate.Unclear;
            return Told(await suggestionVerdicts.DecideAsync(suggestion, SuggestionFate.Open, fate, Reason, actor, cancellationToken), new LastVerdict($"{fate}: {Words}.", suggestion, fate, null));
        }

        if (!string.IsNullOrWhiteSpace(Reason))
        {
            return ("You gave a reason, which goes with rejecting: press Reject, or empty it and accept.", null);
        }

        if (Evidence is null)
        {
            return ("The words are no longer where the engine found them. Reject it, or read the article.", null);
        }

        var words = new Evidence.Unmarked(Evidence.ArticleId, Evidence.RevisionNumber, Evidence.Start, Evidence.End);
        return await desk.RecordAsync(words, [Item.Claim with { FormalStepOn = FormalStepOn }], PositionState.Accepted, suggestion, actor, cancellationToken) switch
        {
            RecordOutcome.Recorded recorded => (null, new LastVerdict($"Accepted: {Words}.", null, null, recorded.PositionIds[0])),
            RecordOutcome.Refused refused => (string.Join(" ", refused.Problems.Select(p => p.Sentence)), null),
            RecordOutcome.Decided decided => (Meanwhile(decided.By), null),
            RecordOutcome.NotFound => ("The article is gone.", null),
            _ => throw new UnreachableException(),
        };
    }

    private string Words => $"{Item.CountryName} · {Item.Topic.ToWords()} · {Item.Stance.ToWords()}";

    private static (string? Problem, LastVerdict? Last) Told(ActOutcome outcome, LastVerdict last) => outcome switch
    {
        ActOutcome.Done => (null, last),
        ActOutcome.Refused refused => (refused.Sentence, null),
        ActOutcome.Outdated outdated => (Meanwhile(outdated.Meanwhile.AuthorName), null),
        ActOutcome.NotFound => ("It is gone.", null),
        _ => throw new UnreachableException(),
    };

    private static (string? Problem, LastVerdict? Last) Told(SuggestionOutcome outcome, LastVerdict last) => outcome switch
    {
        SuggestionOutcome.Decided => (null, last),
        SuggestionOutcome.Refused refused => (refused.Sentence, null),
        SuggestionOutcome.Outdated outdated => (Meanwhile(outdated.By), null),
        SuggestionOutcome.NotFound => ("It is gone.", null),
        _ => throw new UnreachableException(),
    };

    private static string Meanwhile(string by) => $"{by} decided on it meanwhile.";
}
