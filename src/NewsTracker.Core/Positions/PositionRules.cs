namespace NewsTracker.Core.Positions;

/// <summary>What a position must fulfil before it is kept; each fault is a sentence that says what to do.</summary>
public static class PositionRules
{
    /// <summary>No article on the Convention is older: the first calls for a ban were made in the early 1990s.</summary>
    public static readonly DateOnly Earliest = new(1980, 1, 1);

    /// <param name="today">The day in the time zone that is furthest ahead: what is said there today may be of tomorrow here.</param>
    public static IEnumerable<PositionProblem> Check(PositionClaim claim, DateOnly today)
    {
        if (claim.SaidOn > today)
        {
            yield return new(nameof(claim.SaidOn), "The day it was said lies in the future. Give the day on which it was said, not the day it speaks of.");
        }
        else if (claim.SaidOn < Earliest)
        {
            yield return new(nameof(claim.SaidOn), $"The day it was said lies before {Earliest.Year}. Check the year.");
        }

        foreach (var problem in CheckFormalStep(claim))
        {
            yield return problem;
        }

        if (claim.Speaker?.Length > Position.MaxNameLength || claim.Office?.Length > Position.MaxNameLength)
        {
            yield return new(nameof(claim.Speaker), $"Speaker and office take {Position.MaxNameLength} characters each. Put the rest into the note.");
        }

        if (claim.Note?.Length > Position.MaxNoteLength)
        {
            yield return new(nameof(claim.Note), $"The note takes {Position.MaxNoteLength} characters; this one has {claim.Note.Length}.");
        }
    }

    private static IEnumerable<PositionProblem> CheckFormalStep(PositionClaim claim)
    {
        const string Field = nameof(PositionClaim.FormalStepOn);
        if (claim is { Stance: Stance.Formalises, FormalStepOn: null, Topic: Topic.Withdrawal or Topic.Accession })
        {
            yield return new(Field, claim.Topic is Topic.Withdrawal
                ? "Formalises on withdrawal needs the date of the formal step: the day the notice reached the United Nations or the law was signed. If no such step is reported, choose Intends."
                : "Formalises on accession needs the date of the formal step: the day the treaty was signed or the instrument deposited. If no such step is reported, choose Intends.");
        }
        else if (claim.FormalStepOn is not null && claim.Stance is not (Stance.Formalises or Stance.InEffect))
        {
            yield return new(Field, "A date of the formal step goes with Formalises or In effect. Choose one of these, or leave the date out.");
        }
        else if (claim.FormalStepOn > claim.SaidOn)
        {
            yield return new(Field, "The formal step lies after the day it was said, so it was still to come. Choose Intends, or mend one of the dates.");
        }
        else if (claim.FormalStepOn < Earliest)
        {
            yield return new(Field, $"The formal step lies before {Earliest.Year}. Check the year.");
        }
    }
}

/// <param name="Field">The field of the claim that is at fault.</param>
public sealed record PositionProblem(string Field, string Sentence);
