namespace NewsTracker.Data.Tags;

/// <summary>What came of reading the query of a rule, or of an act on many articles.</summary>
internal abstract record TaggingQuery
{
    private TaggingQuery()
    {
    }

    /// <param name="Text">The query in its one form.</param>
    public sealed record Read(string Text) : TaggingQuery;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TaggingQuery;
}
