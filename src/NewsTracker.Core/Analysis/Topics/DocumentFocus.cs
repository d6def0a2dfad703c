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

    /// <summary>How many sentences ago leaving or the treaty was last spoken of; one for the sentence before.</summary>
    public int SentencesSinceLeaving { get; private set; } = 1;

    /// <summary>The same of mined ground and of clearing it.</summary>
    public int SentencesSinceMinedGround { get; private set; } = 99;

    /// <summary>How many sentences ago clearing was last spoken of, the one before not counted.</summary>
    public int SentencesSinceClearance { get; private set; } = 99;

    /// <summary>Whether the sentence before told of mines in the ground, so that "destroyed them" is clearing.</summary>
    public bool LastSentenceTellsOfLaidMines { get; private set; }

    /// <summary>The same of clearing mined ground, so that money in the next sentence is given for it.</summary>
    public bool LastSentenceIsOnClearance { get; private set; }

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
        SentencesSinceLeaving = sentence.Atoms.Any(atom => atom.Is(Concept.LeaveNoun | Concept.Treaty | Concept.Out) || atom.IsVerb(Concept.Leave)) ? 1 : SentencesSinceLeaving + 1;
        SentencesSinceClearance = LastSentenceIsOnClearance ? 1 : SentencesSinceClearance + 1;
        LastSentenceIsOnClearance = sentence.Atoms.Any(atom => atom.Is(Concept.MineAction) || atom.IsVerb(Concept.Clear) || (atom.Is(Concept.Ground) && atom.Word.Contains("mine", StringComparison.Ordinal)));
        LastSentenceTellsOfLaidMines = sentence.Atoms.Any(Concept.Mine) && sentence.Atoms.Any(atom => atom.Is(Concept.Ground) || atom.Word is "laid" or "planted" or "sown" or "buried" or "scattered") && !sentence.Atoms.Any(Concept.Stock | Concept.Hold);
        SentencesSinceMinedGround = LastSentenceTellsOfLaidMines || sentence.Atoms.Any(atom => atom.Is(Concept.MineAction) || (atom.Is(Concept.Ground) && atom.Word.Contains("mine", StringComparison.Ordinal))) || (sentence.Atoms.Any(atom => atom.IsVerb(Concept.Clear)) && sentence.Atoms.Any(Concept.Mine | Concept.Ground)) ? 1 : SentencesSinceMinedGround + 1;
        LastSentenceNamesWeapon = sentence.Atoms.Any(Concept.Mine) || (LastSentenceNamesWeapon && !otherWeapon && sentence.Atoms.Any(atom => atom.Word == "them" || atom.Word.Contains(" them ", StringComparison.Ordinal)));
        LastSentenceNamesTreaty = sentence.Atoms.Any(Concept.Treaty);
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
