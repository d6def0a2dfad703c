using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A sentence with what its atoms are called: the concepts of the lists and the stems of the words, the most telling first; none for signs and states.</summary>
internal sealed class WordedSentence
{
    /// <summary>Those that are features, by name.</summary>
    public static readonly IReadOnlyList<(Concept Concept, string Name)> Concepts = [.. Enum.GetValues<Concept>().Where(concept => concept is not (Concept.None or Concept.Preposition)).Select(concept => (concept, concept.ToString()))];

    private readonly WordedToken[][] tokens;

    /// <param name="before">The sentence before it; null for the first.</param>
    public WordedSentence(SentenceActors actors, WordedSentence? before, TokenNumbers numbers)
    {
        (Actors, Before) = (actors, before?.tokens ?? []);
        (Self, Other) = (numbers.Find("Self"), numbers.Find("Other"));
        var atoms = actors.Sentence.Atoms;
        tokens = new WordedToken[atoms.Count][];
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = TokensOf(atoms[i], numbers);
    }

    public SentenceActors Actors { get; }

    /// <summary>What the state in question is called, whatever its name.</summary>
    public WordedToken Self { get; }

    /// <summary>What any other state is called.</summary>
    public WordedToken Other { get; }

    /// <summary>By atom.</summary>
    public IReadOnlyList<WordedToken[]> Tokens => tokens;

    /// <summary>Those of the sentence before.</summary>
    public IReadOnlyList<WordedToken[]> Before { get; }

    private static WordedToken[] TokensOf(Atom atom, TokenNumbers numbers) =>
        atom.IsSign || atom.NamesStates ? [] : numbers.Of(atom.Word, atom.Concepts);
}
