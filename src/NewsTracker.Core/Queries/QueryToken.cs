namespace NewsTracker.Core.Queries;

/// <summary>A piece of a query's text.</summary>
/// <param name="Text">What it says: quotes taken off.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text, QuerySpan At);

internal enum QueryTokenKind
{
    Word,
    Quoted,

    /// <summary>A name and its colon; the values follow without a space.</summary>
    Field,
    Comma,
    Minus,
    Or,
    Open,
    Close,
    End,
}
