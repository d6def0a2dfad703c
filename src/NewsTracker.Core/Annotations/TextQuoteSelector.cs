namespace NewsTracker.Core.Annotations;

/// <summary>The words of a passage, with the words that stand before and after it: they find it again when the text around has changed.</summary>
public sealed record TextQuoteSelector(string Exact, string Prefix, string Suffix);
