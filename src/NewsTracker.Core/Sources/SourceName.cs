namespace NewsTracker.Core.Sources;

/// <summary>How a source stands in the list: its name, the folder it is kept in, and how far its reports are relied on.</summary>
/// <param name="Group">With slashes between folders; absent where it is in none.</param>
/// <param name="Reliability">From 1 to <see cref="Source.MaxReliability"/>.</param>
public sealed record SourceName(string Name, string? Group, int Reliability);
