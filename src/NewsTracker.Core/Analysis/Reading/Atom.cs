using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>The smallest piece the engine reasons with: a word, a phrase of the lists, the name of a state or a sign.</summary>
/// <param name="Word">As the lists spell it; empty for a word too long for anybody to have written it and for marks without a letter.</param>
internal sealed record Atom(int Start, int End, string Word)
{
    public bool IsSign { get; init; }

    /// <summary>Whom it names; several for "the Baltic states", nobody for most atoms.</summary>
    public IReadOnlyList<CountryCode> Countries { get; init; } = [];

    public CountryNameKind NamedBy { get; init; }

    public Meanings Meanings { get; init; } = Meanings.None;

    public Concept Concepts { get; init; }

    /// <summary>Followed by 's, or by an apostrophe behind a plural.</summary>
    public bool IsPossessive { get; init; }

    public bool IsQuoted { get; init; }

    public bool IsCapitalised { get; init; }

    public bool NamesStates => Countries.Count > 0;

    /// <summary>The first word of a phrase; of a single word, itself.</summary>
    public ReadOnlySpan<char> FirstWord => Word.AsSpan(0, Word.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space ? space : Word.Length);

    /// <summary>The last word of a phrase; of a single word, itself.</summary>
    public ReadOnlySpan<char> LastWord => Word.AsSpan(Word.LastIndexOf(' ') + 1);

    public bool Is(Concept concept) => (Concepts & concept) != Concept.None;

    /// <summary>Whether it may be a verb of any concept.</summary>
    public bool IsAnyVerb => Meanings.IsAnyVerb;

    /// <summary>In the past or the third person; a participle counts.</summary>
    public bool IsFiniteVerb => IsVerbIn(WordForm.Past) || IsVerbIn(WordForm.Third);

    public bool IsVerbIn(WordForm form) => Meanings.IsVerbIn(form);

    public bool IsVerb(Concept concept) => (Meanings.AsVerb & concept) != Concept.None;

    public bool IsNoun(Concept concept) => (Meanings.AsNoun & concept) != Concept.None;

    public bool HasForm(Concept concept, WordForm form) => Is(concept) && Meanings.HasForm(concept, form);
}
