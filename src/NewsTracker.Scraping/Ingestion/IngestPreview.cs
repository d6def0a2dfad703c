using NewsTracker.Core.Articles;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>What taking a document in would do.</summary>
/// <param name="Obstacle">Why it would not become an article of its own; absent where it would.</param>
/// <param name="Revision">The text that would be stored; absent where the document is no article.</param>
public sealed record IngestPreview(IngestOutcome? Obstacle, Revision? Revision);
