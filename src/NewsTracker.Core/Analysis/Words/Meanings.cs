using System.Collections;
using System.Runtime.CompilerServices;

namespace NewsTracker.Core.Analysis.Words;

/// <summary>Every reading of a word, with what is asked of them all summed up once, however often the word is written.</summary>
[CollectionBuilder(typeof(Meanings), nameof(Create))]
internal sealed class Meanings : IReadOnlyList<Meaning>
{
    private readonly Meaning[] all;

    /// <summary>A bit a form.</summary>
    private readonly int verbForms;

    private Meanings? nouns;
    private Meanings? verbs;
    private Meanings? nounsAndParticiples;
    private Meanings? allButPlainVerbs;

    private Meanings(Meaning[] all)
    {
        this.all = all;
        foreach (var meaning in all)
        {
            Concepts |= meaning.Concept;
            if (!meaning.IsVerb)
            {
                AsNoun |= meaning.Concept;
                continue;
            }

            AsVerb |= meaning.Concept;
            verbForms |= 1 << (int)meaning.Form;
        }
    }

    public static Meanings None { get; } = new([]);

    public int Count => all.Length;

    public Meaning this[int index] => all[index];

    public Concept Concepts { get; }

    public Concept AsVerb { get; }

    public Concept AsNoun { get; }

    /// <summary>Whether it may be a verb of any concept.</summary>
    public bool IsAnyVerb => verbForms != 0;

    /// <summary>Those as a noun, or all where there are none; so are the next.</summary>
    public Meanings Nouns => nouns ??= Only(meaning => !meaning.IsVerb);

    public Meanings Verbs => verbs ??= Only(meaning => meaning.IsVerb);

    public Meanings NounsAndParticiples => nounsAndParticiples ??= Only(meaning => !meaning.IsVerb || meaning.Form is WordForm.Ing or WordForm.Past);

    public Meanings AllButPlainVerbs => allButPlainVerbs ??= Only(meaning => !meaning.IsVerb || meaning.Form is not WordForm.Plain);

    public static Meanings Create(ReadOnlySpan<Meaning> meanings) => meanings.IsEmpty ? None : new([.. meanings]);

    public bool IsVerbIn(WordForm form) => (verbForms & (1 << (int)form)) != 0;

    public bool HasForm(Concept concept, WordForm form) => Any(meaning => (meaning.Concept & concept) != Concept.None && meaning.Form == form);

    public bool Any(Predicate<Meaning> holds) => Array.Exists(all, holds);

    public bool All(Predicate<Meaning> holds) => Array.TrueForAll(all, holds);

    public IEnumerator<Meaning> GetEnumerator() => all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => all.GetEnumerator();

    private Meanings Only(Predicate<Meaning> keep) => Array.FindAll(all, keep) is { Length: > 0 } kept && kept.Length < all.Length ? new(kept) : this;
}

/// <summary>One reading of a word: as a verb in some form, or as a noun.</summary>
internal sealed record Meaning(Concept Concept, WordForm Form, bool IsVerb);
