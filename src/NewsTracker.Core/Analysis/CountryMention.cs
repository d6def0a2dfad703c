using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>A place where a text names a state.</summary>
/// <param name="Start">Offset in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units.</param>
public sealed record CountryMention(CountryCode Country, CountryNameKind NamedBy, int Start, int Length);
