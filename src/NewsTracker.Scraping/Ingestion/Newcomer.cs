using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Stories;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>An article that is about to be stored, with all that is read of it.</summary>
/// <param name="Snapshot">What was fetched, packed.</param>
/// <param name="Analysis">Absent where the text is in a language that the engine does not read.</param>
internal sealed record Newcomer(Article Article, Snapshot Snapshot, Analysis? Analysis, StoryReading Story);
