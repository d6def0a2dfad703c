namespace NewsTracker.Core.Analysis.Wording;

/// <summary>Is shown each feature; one that stands in the text twice may be shown twice.</summary>
internal delegate void FeatureVisitor(in WordingFeature feature);
