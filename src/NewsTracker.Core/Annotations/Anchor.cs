namespace NewsTracker.Core.Annotations;

/// <summary>Where a passage of one revision stands in the text of another.</summary>
public abstract record Anchor
{
    private Anchor()
    {
    }

    /// <summary>From 0 to 1: how sure it is that these are the words that were marked.</summary>
    public abstract double Score { get; }

    /// <summary>Where the passage stands now; absent for one that is not found.</summary>
    public abstract TextPositionSelector? Position { get; }

    /// <summary>The same words at the same place, between the same words.</summary>
    public sealed record Unchanged(TextPositionSelector At) : Anchor
    {
        public override double Score => 1;

        public override TextPositionSelector Position => At;
    }

    /// <summary>Found elsewhere, between other words, or with other words: whoever shows it says so.</summary>
    /// <param name="Words">What stands there now.</param>
    /// <param name="HasSameWords">Whether these are, letter for letter, the words that were marked.</param>
    public sealed record Moved(TextPositionSelector At, double Likeness, string Words, bool HasSameWords) : Anchor
    {
        public override double Score => Likeness;

        public override TextPositionSelector Position => At;
    }

    /// <summary>Not found with enough likeness: the passage is to be read on its own revision.</summary>
    /// <param name="Best">The likeness of the best that was found, below the floor.</param>
    public sealed record Orphaned(double Best) : Anchor
    {
        public override double Score => Best;

        public override TextPositionSelector? Position => null;
    }
}
