using System.Collections;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Atoms in a row: those of a sentence or a stretch of them, which is looked at where it lies. What reaches beyond either end is left off, as by the methods of the same names on any sequence.</summary>
internal readonly record struct AtomRange : IReadOnlyList<Atom>
{
    private readonly Atom[] all;
    private readonly int start;

    public AtomRange(IEnumerable<Atom> atoms)
        : this([.. atoms])
    {
    }

    private AtomRange(Atom[] all)
        : this(all, 0, all.Length)
    {
    }

    private AtomRange(Atom[] all, int start, int count) => (this.all, this.start, Count) = (all, start, count);

    public int Count { get; }

    public Atom this[int index] => Span[index];

    /// <summary>Their words with a space between.</summary>
    public string Words
    {
        get
        {
            var words = new string[Count];
            for (var i = 0; i < words.Length; i++)
                words[i] = this[i].Word;
            return string.Join(' ', words);
        }
    }

    private ReadOnlySpan<Atom> Span => new(all, start, Count);

    public AtomRange Skip(int count)
    {
        var skipped = Math.Clamp(count, 0, Count);
        return new(all, start + skipped, Count - skipped);
    }

    public AtomRange Take(int count) => new(all, start, Math.Clamp(count, 0, Count));

    /// <summary>From one of them up to another, which is left off.</summary>
    public AtomRange Between(int from, int to) => Skip(from).Take(to - from);

    public AtomRange TakeLast(int count) => Skip(Count - Math.Max(0, count));

    public AtomRange TakeWhile(Func<Atom, bool> holds) => Take(CountWhile(holds));

    public AtomRange SkipWhile(Func<Atom, bool> holds) => Skip(CountWhile(holds));

    /// <summary>All that they tell.</summary>
    public Concept Concepts
    {
        get
        {
            var sum = Concept.None;
            foreach (var atom in Span)
                sum |= atom.Concepts;
            return sum;
        }
    }

    public bool Any(Func<Atom, bool> holds) => FindIndex(holds) >= 0;

    /// <summary>Whether any of them is of the concept.</summary>
    public bool Any(Concept concept) => (Concepts & concept) != Concept.None;

    public bool All(Func<Atom, bool> holds) => CountWhile(holds) == Count;

    public Atom? FirstOrDefault(Func<Atom, bool> holds) => FindIndex(holds) is >= 0 and var at ? this[at] : null;

    /// <returns>Counted from the first of them; less than zero where there is none.</returns>
    public int FindIndex(Func<Atom, bool> holds)
    {
        var atoms = Span;
        for (var i = 0; i < atoms.Length; i++)
        {
            if (holds(atoms[i]))
                return i;
        }

        return -1;
    }

    public int FindLastIndex(Func<Atom, bool> holds)
    {
        var atoms = Span;
        var at = atoms.Length - 1;
        while (at >= 0 && !holds(atoms[at]))
            at--;
        return at;
    }

    /// <summary>Whether no sign stands from one atom up to another.</summary>
    public bool AreWords(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (this[i].IsSign)
                return false;
        }

        return true;
    }

    public ReadOnlySpan<Atom>.Enumerator GetEnumerator() => Span.GetEnumerator();

    IEnumerator<Atom> IEnumerable<Atom>.GetEnumerator() => new ArraySegment<Atom>(all, start, Count).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<Atom>)this).GetEnumerator();

    private int CountWhile(Func<Atom, bool> holds)
    {
        var atoms = Span;
        var count = 0;
        while (count < atoms.Length && holds(atoms[count]))
            count++;
        return count;
    }
}
