using System.Collections.Concurrent;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A sentence with what its atoms are called: the concepts of the lists and the stems of the words, the most telling first; none for signs and states.</summary>
internal sealed record WordedSentence(SentenceActors Actors)
{
    private static readonly List<(Concept Concept, string Name)> Concepts = [.. Enum.GetValues<Concept>().Where(concept => concept is not (Concept.None or Concept.Preposition)).Select(concept => (concept, concept.ToString()))];

    private static readonly ConcurrentDictionary<Concept, string[]> Names = new();

    /// <summary>By atom.</summary>
    public IReadOnlyList<string[]> Tokens { get; } = [.. Actors.Sentence.Atoms.Select(TokensOf)];

    private static string[] TokensOf(Atom atom)
    {
        if (atom.IsSign || atom.NamesStates)
            return [];
        var names = atom.Concepts is Concept.None ? [] : Names.GetOrAdd(atom.Concepts, concepts => [.. Concepts.Where(one => (concepts & one.Concept) != Concept.None).Select(one => one.Name)]);
        return atom.Word.Contains(' ', StringComparison.Ordinal) ? [.. names, .. atom.Word.Split(' ').Select(WordStems.Of)] : [.. names, WordStems.Of(atom.Word)];
    }
}
