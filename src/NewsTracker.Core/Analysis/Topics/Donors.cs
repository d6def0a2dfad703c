using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Who pays for clearance beside whoever clears: "with the help of Norway and Japan", "deminers paid by Canada", "with British money".</summary>
internal static partial class Donors
{
    private const int FarthestWord = 8;
    private const Concept Works = Concept.MineAction | Concept.Clear | Concept.Victim | Concept.Ground;

    /// <summary>"Saudi-financed", "British-paid".</summary>
    private static readonly FrozenSet<string> Paid = ["financed", "funded", "paid", "sponsored", "donated"];

    private static readonly FrozenSet<string> Gifts = ["help", "support", "assistance", "aid", "money", "funding", "funds", "backing", "cooperation", "financing", "grants", "grant", "donations", "donors"];

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(SentenceActors actors, DocumentFocus focus)
    {
        var atoms = actors.Sentence.Atoms;
        if ((!atoms.Any(Works) && !IsOnClearance(focus)) || atoms.Any(Concept.OtherWeapon) || actors.Sentence.IsQuestion)
            yield break;
        foreach (var actor in actors.All.Where(other => other.Countries.Count > 0 && other.Actor is { From: > 0, Kind: ActorKind.State or ActorKind.Office } && Gives(atoms, other.Actor)))
        {
            var clause = actors.Sentence.ClauseOf(actor.Actor.From);
            if (!atoms.Between(clause.From, clause.To).Any(Works) && clause.From > 0)
                clause = actors.Sentence.Clauses[0];
            var work = Enumerable.Range(clause.From, clause.To - clause.From).FirstOrDefault(at => atoms[at].Is(Works), -1);
            if (work < 0 && !IsOnClearance(focus))
                continue;
            var reading = Event.Read(actors, clause, work < 0 ? actor.Actor.From : work, focus);
            if (reading.HasBefore(Concept.Not) || (work >= 0 && ObjectBinding.ToMines(reading) is Binding.Other && !reading.Atom.Is(Concept.MineAction)))
                continue;
            foreach (var country in actor.Countries)
                yield return (country, new Finding(Topic.Clearance, Stance.InEffect, reading, Subject.Of(actor, SubjectLink.Agent), "donor", Binding.Nearby));
        }
    }

    private static bool IsOnClearance(DocumentFocus focus) => focus.LastSentenceIsOnClearance || focus.SentencesSinceClearance <= 2;

    private static bool Gives(AtomRange atoms, Actor actor)
    {
        if (actor.IsModifier && actor.To < atoms.Count && Paid.Contains(atoms[actor.To].Word))
            return true;
        if (actor.IsModifier)
            return atoms[actor.From - 1].Word is "with" or "under" or "to" && actor.To < atoms.Count && Gifts.Contains(atoms[actor.To].Word);
        var from = Math.Max(0, actor.From - FarthestWord);
        return Phrase().IsMatch(atoms.Between(from, actor.From).Words)
            || (actor is { IsOblique: false } && CalledDonor().IsMatch(atoms.Skip(actor.To).Take(FarthestWord).Words));
    }

    /// <summary>What stands right before whoever gives: read from there back, since most words end in no such phrase.</summary>
    [GeneratedRegex(
        """
        (thanks\sto(\s[\w']+){0,4}
        |(money|funds|funding|cash|support|help|aid|means|machines|equipment|detectors|finance)\s(comes|came|is\scoming|flows|flowed|arrives|arrived)(\s\w+)?\sfrom
        |(donors?|payers?|funders?|contributors?|sponsors?|backers?|givers?)(\s[\w']+){0,4}\s(are|is|were|was|include|includes|included|remain|remains|:)
        |(with|through|under)(\s[\w']+){0,3}\s(help|support|assistance|aid|money|funding|funds|backing|cooperation|contributions?|generosity|grants?|training)\s(of|from|by)
        |(funded|financed|paid|paid\sfor|sponsored|supported|assisted|backed|bankrolled|underwritten|trained|donated)(\s(in\spart|largely|mainly|jointly))?\sby
        |(receive|received|receives|get|gets|got|obtained)(\s[\w'.]+){0,5}\sfrom
        |(grateful|gratitude|indebted|thank|thanks|thanked|thanking|appreciation)(\sto)?)
        (\s(the|our|friends|partners|donors|friendly|governments?|countries|such\sas|like|in|of|including|,|especially|neighbours?))*$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex Phrase();

    /// <summary>"Japan is the biggest donor".</summary>
    [GeneratedRegex(@"^(are|is|were|was|remains?|has been|have been|became)(\s[\w']+){0,5}\s(donors?|payers?|funders?|contributors?|sponsors?)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex CalledDonor();
}
