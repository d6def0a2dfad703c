namespace NewsTracker.Core.Analysis.Wording;

/// <summary>Is shown each feature as letters in a buffer that is used again: most of them no model knows, and they need no memory.</summary>
internal delegate void FeatureVisitor(ReadOnlySpan<char> feature);
