using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Joining the Convention: signing, ratifying, acceding, being a party.</summary>
internal sealed class AccessionReader : ITopicReader
{
    public Concept Openers => Concept.Join | Concept.Ratify | Concept.Member | Concept.Stay | Concept.Effect | Concept.Decide;

    public Finding? Read(Event reading)
    {
        // "the president signed it": in a report on leaving, the law on leaving.
        if (reading.Atom.Word is "signed" && reading.Subject.Kind is Actors.ActorKind.Office && reading.Focus.IsAboutLeaving && ObjectBinding.ToTreaty(reading) < Binding.Nearby)
            return null;
        if (IsOfTreaty(reading) || SignsLaw(reading) || (reading.Atom.IsVerb(Concept.Ratify) && ((reading.After | reading.Before) & Concept.LeaveNoun) != Concept.None) || (reading.Atom.Word == "membership" && reading.Has(Concept.Consider | Concept.Undecided)))
            return null;
        if (reading.Sentence.IsQuestion || reading.IsObligation || reading.HasBefore(Concept.Urge))
            return null;
        if (reading.IsVerb && reading.Between(Math.Max(reading.Clause.From, reading.At - 7), reading.At).SkipWhile(atom => !atom.IsVerb(Concept.Intend) && atom.Word is not ("like" or "lobbying" or "lobbied" or "lobbies")).Any(atom => atom.Word is "all" or "others" or "everyone" or "every" or "world" or "neighbours" or "neighbors"))
            return null;
        if (reading.Atom.IsVerb(Concept.Decide) && !reading.Atom.Is(Concept.Join | Concept.Ratify | Concept.Member))
            return ApprovesTreaty(reading) ? new Finding(Topic.Accession, reading.HasBefore(Concept.Will | Concept.May) ? Stance.Considers : Stance.Intends, reading, "approve", Binding.Named) : null;
        if (reading.Atom.Is(Concept.Decide) && !reading.Atom.Is(Concept.Join | Concept.Ratify | Concept.Member | Concept.Stay | Concept.Effect))
            return null;
        var binding = JoinsIt(reading) ? Binding.Referred : ObjectBinding.ToTreaty(reading);
        if (reading.Atom.Is(Concept.Member) && reading.Atom.Word.EndsWith(" for", StringComparison.Ordinal))
            return binding is Binding.Other ? null : OfForce(reading, binding);
        if (reading.Subject.Countries.Count == 0 && !reading.Atom.Is(Concept.Effect))
            return null;
        if (reading.Atom.Is(Concept.Effect) && binding is Binding.Implied && reading.Sentence.Atoms.Any(Concept.VagueTreaty))
            binding = Binding.Referred;
        if (binding is Binding.Other || (binding is Binding.Implied && !reading.Atom.Is(Concept.Stay) && !MayStandAlone(reading)))
            return null;
        if (reading.Atom.Is(Concept.Effect))
            return OfForce(reading, binding);
        if (reading.Atom.Is(Concept.Stay) && !(reading.Atom.Word.Contains("party", StringComparison.Ordinal) || reading.Atom.Word.Contains("member", StringComparison.Ordinal) || reading.Atom.Word == "is and remains"))
            return null;
        var stance = reading.Atom.Is(Concept.Member | Concept.Stay) ? OfMember(reading) : IsToldInPresent(reading) ? (reading.Atom.Is(Concept.Ratify) ? Stance.Formalises : Stance.InEffect) : OfAct(reading);
        var cue = reading.Atom.Is(Concept.Member) ? "member" : reading.Atom.Is(Concept.Ratify) ? "ratify" : "join";
        return stance is { } step ? new Finding(Topic.Accession, step, reading, cue, binding) : null;
    }

    /// <summary>"the treaty signed in Ottawa", "end its membership": of the treaty, or of its end.</summary>
    private static bool IsOfTreaty(Event reading) =>
        (reading.IsPast && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Treaty | Concept.VagueTreaty) && !reading.HasBefore(Concept.Be | Concept.Perfect))
        || (reading.Atom.Word == "membership" && reading.Between(Math.Max(reading.Clause.From, reading.At - 5), reading.At).Any(Concept.Ban | Concept.Leave));

    /// <summary>"will accede when it controls its whole territory".</summary>
    private static bool DependsOnSomething(Event reading) =>
        reading.Sentence.Clauses.FirstOrDefault(other => other.From == reading.Clause.To) is { Kind: Reading.ClauseKind.Adverbial or Reading.ClauseKind.Condition } next
        && reading.Sentence.Atoms[next.From].Word is "when" or "once" or "if" or "as soon as" or "unless";

    /// <summary>"Chad ratifies the treaty": news and chronicles tell in the present what is done.</summary>
    private static bool IsToldInPresent(Event reading) =>
        (reading.Before & (Concept.Not | Concept.Will | Concept.Intend | Concept.May | Concept.If)) == Concept.None && reading.Matrix == Concept.None && reading.Clause.Kind is Reading.ClauseKind.Main or Reading.ClauseKind.Content
        && reading.Atom.IsVerbIn(WordForm.Third)
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 4)).Any(Concept.Treaty);

    /// <summary>"The Congress approved the Convention": on its way in.</summary>
    private static bool ApprovesTreaty(Event reading) =>
        reading.Atom.Word is "approved" or "approve" or "approves" or "adopted" or "passed" && reading.Subject is { Kind: Actors.ActorKind.Office or Actors.ActorKind.State, Countries.Count: > 0 } && !reading.Focus.IsAboutLeaving && !reading.HasBefore(Concept.Not)
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 4)).FirstOrDefault(atom => atom.Is(Concept.Treaty | Concept.Law | Concept.LeaveNoun)) is { } first && first.Is(Concept.Treaty);

    /// <summary>"a bill on accession": the step is still to come.</summary>
    private static bool IsOfLaw(Event reading) =>
        !reading.IsVerb && !reading.Has(Concept.Leave | Concept.LeaveNoun) && reading.Between(Math.Max(reading.Clause.From, reading.At - 3), reading.At).Any(atom => atom.IsNoun(Concept.Law));

    private static bool IsRefused(Event reading) =>
        reading.Between(Math.Max(reading.Clause.From, reading.At - 5), reading.At).Any(atom => atom.Word is "cannot" or "can't" or "unable" or "unable to");

    /// <summary>"signed a decree": what is signed first is no treaty.</summary>
    private static bool SignsLaw(Event reading) =>
        reading.IsVerb && (reading.Atom.Is(Concept.Ratify) || reading.Atom.Word.StartsWith("put", StringComparison.Ordinal))
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).FirstOrDefault(atom => atom.Is(Concept.Law | Concept.Treaty | Concept.VagueTreaty)) is { } signed && signed.IsNoun(Concept.Law);

    /// <summary>"for Samoa it is binding", "in force for Fiji".</summary>
    private static Finding? OfForce(Event reading, Binding binding)
    {
        if (reading.Atom.Word is not ("in force" or "binding" or "in force for" or "entered into force for" or "binding for" or "entered into force" or "enters into force" or "came into force") || reading.Has(Concept.Leave | Concept.LeaveNoun | Concept.Not))
            return null;
        var bound = reading.Actors.All.Within(reading.Clause.From, reading.Clause.To).FirstOrDefault(other => other.Countries.Count > 0 && IsBehindFor(reading.Sentence.Atoms, other.Actor.From));
        return bound is null
            ? null
            : new Finding(Topic.Accession, reading.Has(Concept.Will) ? Stance.Formalises : Stance.InEffect, reading, reading.Subject with { Countries = bound.Countries, Actor = bound.Actor, Link = Actors.SubjectLink.Oblique }, "force", binding);
    }

    private static bool IsBehindFor(Reading.AtomRange atoms, int at) =>
        at > 0 && (atoms[at - 1].Word == "for" || atoms[at - 1].Word.EndsWith(" for", StringComparison.Ordinal) || (at > 1 && atoms[at - 1].Word == "the" && atoms[at - 2].Word == "for"));

    /// <summary>"not ready to join it": the treaty, where one was spoken of.</summary>
    private static bool JoinsIt(Event reading) =>
        reading.IsVerb && reading.At + 1 < reading.Clause.To && reading.Sentence.Atoms[reading.At + 1].Word == "it" && reading.Focus.IsOurTreaty
        && (reading.Focus.LastSentenceNamesTreaty || reading.Between(0, reading.At).Any(Concept.Treaty | Concept.VagueTreaty));

    private static bool MayStandAlone(Event reading) =>
        reading.Atom.Word.StartsWith("acced", StringComparison.Ordinal) || reading.Atom.Word is "ratified" or "accession" or "instrument of ratification" or "instrument of accession" or "ratification instrument" or "accession instrument" or "a party" or "party since" or "state party since" or "a party since" or "member since" or "a member since" or "state party" or "is party" or "first to sign" or "among the first to sign" or "among the first to ratify" || IsDated(reading);

    /// <summary>"joined in 2003".</summary>
    private static bool IsDated(Event reading) =>
        reading.Atom.Word is "joined" or "signed" or "join" or "sign" or "ratify" && !reading.Has(Concept.Law | Concept.LeaveNoun)
        && (reading.At + 1 >= reading.Clause.To || reading.Sentence.Atoms[reading.At + 1].IsSign || reading.Sentence.Atoms[reading.At + 1].Word is "in" or "on" or "last" or "this" or "earlier" or "years" or "recently" or "later" or "first" or "together" or "once" or "only" or "at" or "and" or "but" or "it");

    private static Stance? OfMember(Event reading)
    {
        if (IsRefused(reading))
            return Stance.RulesOut;
        if (reading.HasBefore(Concept.Not) && reading.HasBefore(Concept.Will) && !reading.HasBefore(Concept.Never | Concept.If | Concept.Yet | Concept.Out) && !reading.Atom.Is(Concept.Stay))
            return Stance.RulesOut;
        if (reading.HasBefore(Concept.Not | Concept.Never | Concept.If | Concept.Yet | Concept.Out))
            return null;
        if (reading.Atom.Word is "parties to" or "states parties" or "state parties" && !reading.HasBefore(Concept.Be) && !(reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Word is "both" or "all"))
            return null;

        // "a party to the Ottawa process" took part in the talks.
        if (reading.Subject.Link is Actors.SubjectLink.Discourse || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 3)).Any(atom => atom.Word.EndsWith(" process", StringComparison.Ordinal)))
            return null;
        if (reading.HasBefore(Concept.Consider | Concept.May))
            return Stance.Considers;
        if (reading.HasBefore(Concept.Will | Concept.Intend) && !reading.Atom.Is(Concept.Stay))
            return Stance.Intends;
        return reading.Atom.Word.Contains("signator", StringComparison.Ordinal) ? Stance.Formalises : Stance.InEffect;
    }

    /// <summary>"became the 150th state to join".</summary>
    private static bool IsOrdinal(Event reading) =>
        Steps.IsInfinitive(reading) && reading.Between(Math.Max(reading.Clause.From, reading.At - 6), reading.At) is var before
        && before.Any(atom => atom.Word is "country" or "state" or "nation" or "member") && before.Any(atom => atom.Word is "latest" or "first" or "second" or "third" or "last" || (char.IsAsciiDigit(atom.Word.FirstOrDefault()) && char.IsAsciiLetter(atom.Word[^1])));

    private static bool IsPrevented(Event reading) =>
        reading.Between(Math.Max(reading.Clause.From, reading.At - 6), reading.At).Any(atom => atom.Word is "prevent" or "prevents" or "prevented" or "keep" or "keeps");

    private static Stance? OfAct(Event reading)
    {
        if (reading.IsVerb && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Word == "from" && IsPrevented(reading))
            return Stance.RulesOut;
        var isPast = reading.IsPast || !reading.IsVerb;
        if (reading.IsVerb && IsRefused(reading))
            return Stance.RulesOut;
        if (IsOfLaw(reading))
            return reading.Has(Concept.Consider) ? Stance.Considers : Stance.Intends;
        if (reading.IsVerb ? reading.HasBefore(Concept.Not | Concept.RuleOut | Concept.Never) : reading.Has(Concept.Not | Concept.RuleOut | Concept.Never))
            return reading.HasBefore(Concept.RuleOut) ? Stance.RulesOut : Steps.IsInfinitive(reading) && !reading.HasBefore(Concept.Perfect | Concept.Never) ? Stance.RulesOut : reading.Has(Concept.Will | Concept.Consider | Concept.Intend | Concept.RuleOut | Concept.May) && !reading.HasBefore(Concept.Perfect | Concept.Never) && !reading.Between(reading.Clause.From, reading.At).Any(atom => atom.Word is "did" or "didn't") ? Stance.RulesOut : null;
        if (reading.HasBefore(Concept.Consider | Concept.May) || (!reading.IsVerb && reading.Has(Concept.Consider | Concept.May)))
            return Stance.Considers;
        if (!reading.IsVerb && (reading.After & (Concept.Will | Concept.Intend)) != Concept.None)
            return Stance.Intends;
        if (reading.HasBefore(Concept.Will | Concept.Intend | Concept.Decide))
            return DependsOnSomething(reading) ? Stance.Considers : Stance.Intends;
        if (reading.Atom.IsVerbIn(WordForm.Ing) && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Word is "after" or "since" or "upon" or "by")
            return reading.Atom.Is(Concept.Ratify) ? Stance.Formalises : Stance.InEffect;
        if (IsOrdinal(reading))
            return reading.Atom.Is(Concept.Ratify) ? Stance.Formalises : Stance.InEffect;
        if (!isPast && !reading.HasBefore(Concept.Perfect))
            return Steps.IsInfinitive(reading) && reading.Atom.Is(Concept.Ratify) && reading.HasBefore(Concept.Be) ? Stance.Formalises : null;
        return reading.Atom.Is(Concept.Ratify) ? Stance.Formalises : Stance.InEffect;
    }
}
