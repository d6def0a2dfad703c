using NewsTracker.Core.Analysis;
using NewsTracker.Core.Stories;

namespace NewsTracker.Scraping.Suggesting;

/// <summary>Analyses the archive again: suggestions and stories of all articles, by the engines of these versions.</summary>
/// <param name="ScorerId">Which training the weights are of; absent for those that come with the engine.</param>
public sealed record ArchiveParameters(int AnalysisVersion, int StoryVersion, long? ScorerId)
{
    public const string Kind = "analyse-archive";

    public static ArchiveParameters Today(long? scorerId) => new(PositionAnalyser.EngineVersion, StoryComparer.EngineVersion, scorerId);
}

/// <summary>How far a job came: the last article it dealt with.</summary>
/// <param name="Failed">Of those done, how many could not be read.</param>
internal sealed record ArchiveCheckpoint(long AfterId, int Done, int Failed = 0);
