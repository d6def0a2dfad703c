using System.Collections;
using NewsTracker.Core.Analysis.Reading;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>
/// Actors in a row: those of a sentence, or of a stretch of it, looked at where they lie. They come in the order of the text and do not overlap, so those of a stretch stand side by side;
/// what is asked of them without naming anything from outside costs no memory.
/// </summary>
internal readonly record struct ActorRange : IReadOnlyList<ResolvedActor>
{
    private readonly ResolvedActor[] all;
    private readonly int start;

    public ActorRange(IEnumerable<ResolvedActor> actors)
        : this([.. actors])
    {
    }

    private ActorRange(ResolvedActor[] all)
        : this(all, 0, all.Length)
    {
    }

    private ActorRange(ResolvedActor[] all, int start, int count) => (this.all, this.start, Count) = (all, start, count);

    public int Count { get; }

    public ResolvedActor this[int index] => Span[index];

    private ReadOnlySpan<ResolvedActor> Span => new(all, start, Count);

    /// <summary>Those that begin at an atom or behind it and end before another.</summary>
    public ActorRange Within(int from, int to)
    {
        var first = FirstFrom(from);
        var end = Count;
        while (end > first && this[end - 1].Actor.To > to)
            end--;
        return new(all, start + first, end - first);
    }

    /// <summary>Those that end before an atom.</summary>
    public ActorRange Before(int at) => Within(0, at);

    /// <summary>Those that begin behind an atom.</summary>
    public ActorRange Behind(int at)
    {
        var first = FirstFrom(at + 1);
        return new(all, start + first, Count - first);
    }

    /// <summary>Those that begin at one of some atoms behind another, wherever they end.</summary>
    /// <param name="atoms">How many atoms behind it.</param>
    public ActorRange RightBehind(int at, int atoms)
    {
        var first = FirstFrom(at + 1);
        var end = first;
        while (end < Count && this[end].Actor.From <= at + atoms)
            end++;
        return new(all, start + first, end - first);
    }

    /// <summary>The first of them, if no sign stands between an atom and it.</summary>
    public ResolvedActor? AfterWordsOnly(AtomRange atoms, int at) => Count > 0 && atoms.AreWords(at + 1, this[0].Actor.From) ? this[0] : null;

    /// <summary>The one of which an atom is part.</summary>
    public ResolvedActor? At(int atom)
    {
        foreach (var actor in Span)
        {
            if (actor.Actor.From <= atom && atom < actor.Actor.To)
                return actor;
        }

        return null;
    }

    public bool Any(Func<ResolvedActor, bool> holds) => FirstOrDefault(holds) is not null;

    public ResolvedActor? FirstOrDefault(Func<ResolvedActor, bool> holds)
    {
        foreach (var actor in Span)
        {
            if (holds(actor))
                return actor;
        }

        return null;
    }

    public ResolvedActor? LastOrDefault(Func<ResolvedActor, bool> holds)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (holds(this[i]))
                return this[i];
        }

        return null;
    }

    public List<ResolvedActor> FindAll(Func<ResolvedActor, bool> hold)
    {
        var found = new List<ResolvedActor>(Count);
        foreach (var actor in Span)
        {
            if (hold(actor))
                found.Add(actor);
        }

        return found;
    }

    public ReadOnlySpan<ResolvedActor>.Enumerator GetEnumerator() => Span.GetEnumerator();

    IEnumerator<ResolvedActor> IEnumerable<ResolvedActor>.GetEnumerator() => new ArraySegment<ResolvedActor>(all, start, Count).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<ResolvedActor>)this).GetEnumerator();

    private int FirstFrom(int atom)
    {
        var first = 0;
        while (first < Count && this[first].Actor.From < atom)
            first++;
        return first;
    }
}
