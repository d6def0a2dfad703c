using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>The smallest piece the engine reasons with: a word, a phrase of the lists, the name of a state or a sign.</summary>
internal sealed record Atom(int Start, int End, string Word)
{
    public bool IsSign { get; init; }

    /// <summary>Whom it names; several for "the Baltic states", nobody for most atoms.</summary>
    public IReadOnlyList<CountryCode> Countries { get; init; } = [];

    public CountryNameKind NamedBy { get; init; }

    public IReadOnlyList<Meaning> Meanings { get; init; } = [];

    public Concept Concepts { get; init; }

    /// <summary>Followed by 's, or by an apostrophe behind a plural.</summary>
    public bool IsPossessive { get; init; }

    public bool IsQuoted { get; init; }

    public bool IsCapitalised { get; init; }

    public bool NamesStates => Countries.Count > 0;

    public bool Is(Concept concept) => (Concepts & concept) != Concept.None;

    public bool IsVerb(Concept concept) => Meanings.Any(meaning => meaning.IsVerb && (meaning.Concept & concept) != Concept.None);

    public bool IsNoun(Concept concept) => Meanings.Any(meaning => !meaning.IsVerb && (meaning.Concept & concept) != Concept.None);

    public bool HasForm(Concept concept, WordForm form) => Meanings.Any(meaning => (meaning.Concept & concept) != Concept.None && meaning.Form == form);
}
