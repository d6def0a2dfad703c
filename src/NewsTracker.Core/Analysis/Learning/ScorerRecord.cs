namespace NewsTracker.Core.Analysis.Learning;

/// <summary>One training of the scorer on editors' verdicts, and what came of it. The weights in use are those of the last one that was kept and not set aside.</summary>
public sealed class ScorerRecord
{
    public long Id { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The name of who asked, at the time.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Weights speak of the features of one engine; another one does not use them.</summary>
    public required int EngineVersion { get; init; }

    public required int Articles { get; init; }

    public required int Verdicts { get; init; }

    public required ScorerFigures Before { get; init; }

    public required ScorerFigures After { get; init; }

    /// <summary>Whether it was better than the one before, and so came into use.</summary>
    public required bool IsKept { get; init; }

    /// <summary>As <see cref="Choosing.PositionModel.Write"/> writes them.</summary>
    public required string Weights { get; init; }

    /// <summary>When an admin went back to the scorer before it.</summary>
    public DateTimeOffset? SetAsideAt { get; set; }
}
