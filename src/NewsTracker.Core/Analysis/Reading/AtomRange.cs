namespace NewsTracker.Core.Analysis.Reading;

internal static class AtomRange
{
    /// <summary>Whether no sign stands from one atom up to another.</summary>
    public static bool AreWords(this IReadOnlyList<Atom> atoms, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (atoms[i].IsSign)
                return false;
        }

        return true;
    }
}
