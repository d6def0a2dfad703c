namespace NewsTracker.Core.Stories;

/// <summary>A word that counts, as it stands in a text.</summary>
/// <param name="Id">The same for every spelling of the word, on every machine.</param>
/// <param name="Weight">How much sharing it says: a name or a number more than a word that any report may hold.</param>
/// <param name="Form">How it is written here, for reasons in words.</param>
internal readonly record struct StoryTerm(ulong Id, TermKind Kind, float Weight, string Form);

internal enum TermKind
{
    Common,
    Word,
    Name,
    Number,
}

/// <summary>A sentence, reduced to its terms.</summary>
/// <param name="Words">Every word in order, stop words too: what a copy keeps.</param>
internal sealed record StorySentence(IReadOnlyList<StoryTerm> Terms, ulong[] Words)
{
    private float? weight;

    public float Weight => weight ??= Terms.DistinctBy(term => term.Id).Sum(term => term.Weight);
}
