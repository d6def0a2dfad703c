using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Which treaty "the treaty" and which weapons "these weapons" are, as the text goes on.</summary>
internal sealed class DocumentFocus
{
    private bool otherTreaty;
    private bool otherWeapon;
    private int paragraph = -1;

    /// <summary>Whether "the treaty" is the Convention here.</summary>
    public bool IsOurTreaty => !otherTreaty;

    /// <summary>Whether "these weapons" are anti-personnel mines here.</summary>
    public bool IsOurWeapon => !otherWeapon;

    /// <summary>Whether the article is about states leaving the Convention, so that a bare "exit" is from it.</summary>
    public required bool IsAboutLeaving { get; init; }

    /// <summary>Whether the text last spoke of joining, so that "the instrument" is one of ratification.</summary>
    public bool LastActIsJoining { get; private set; }

    /// <summary>Whether the sentence before named the Convention, so that "honour it" is about the Convention.</summary>
    public bool LastSentenceNamesTreaty { get; private set; }

    /// <summary>The same of the weapon: "Production will begin in May" behind a sentence on mines.</summary>
    public bool LastSentenceNamesWeapon { get; private set; }

    /// <summary>The same of clearing mined ground, so that money in the next sentence is given for it.</summary>
    public bool LastSentenceIsOnClearance { get; private set; }

    public required TopicalSentences Topical { get; init; }

    public void Enter(Sentence sentence)
    {
        // A paragraph returns to the subject of the article.
        if (sentence.Paragraph == paragraph)
            return;
        paragraph = sentence.Paragraph;
        otherTreaty = false;
        otherWeapon = false;
    }

    public void Pass(Sentence sentence)
    {
        LastSentenceIsOnClearance = sentence.Atoms.Any(atom => atom.Is(Concept.MineAction) || atom.IsVerb(Concept.Clear) || (atom.Is(Concept.Ground) && atom.Word.Contains("mine", StringComparison.Ordinal)));
        LastSentenceNamesWeapon = sentence.Atoms.Any(atom => atom.Is(Concept.Mine)) || (LastSentenceNamesWeapon && !otherWeapon && sentence.Atoms.Any(atom => atom.Word == "them"));
        LastSentenceNamesTreaty = sentence.Atoms.Any(atom => atom.Is(Concept.Treaty));
        foreach (var atom in sentence.Atoms)
        {
            if (atom.Is(Concept.Ratify | Concept.Join) && atom.Word is not ("signed" or "sign" or "accepted"))
                LastActIsJoining = true;
            else if (atom.Is(Concept.Leave | Concept.LeaveNoun))
                LastActIsJoining = false;
            if (atom.Is(Concept.Treaty | Concept.OtherTreaty))
                otherTreaty = !atom.Is(Concept.Treaty);
            if (atom.Is(Concept.Mine | Concept.OtherWeapon))
                otherWeapon = !atom.Is(Concept.Mine);
        }
    }
}
