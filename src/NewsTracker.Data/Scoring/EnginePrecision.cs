using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Scoring;

/// <summary>What editors said of suggestions and what it comes to by now, counted once over ix_suggestions_decided.</summary>
public sealed class EnginePrecision
{
    /// <summary>Versions further back say nothing about the engine of today.</summary>
    private const int MostVersions = 10;

    private readonly IReadOnlyList<Count> counts;
    private readonly IReadOnlyList<Count> models;

    private EnginePrecision(IReadOnlyList<Count> counts, IReadOnlyList<Count> models) => (this.counts, this.models) = (counts, models);

    public PrecisionRow All => PrecisionRow.Of("All", counts);

    public IReadOnlyList<PrecisionRow> ByTopic => [.. counts.GroupBy(count => count.Topic).OrderBy(group => group.Key).Select(group => PrecisionRow.Of(group.Key.ToWords(), group))];

    public IReadOnlyList<PrecisionRow> ByStance => [.. counts.GroupBy(count => count.Stance).OrderBy(group => group.Key).Select(group => PrecisionRow.Of(group.Key.ToWords(), group))];

    public IReadOnlyList<PrecisionRow> ByVersion => [.. counts.GroupBy(count => count.EngineVersion).OrderByDescending(group => group.Key).Select(group => PrecisionRow.Of($"Version {group.Key}", group))];

    /// <summary>Language models that read beside the engine; their suggestions are counted in no other row.</summary>
    public IReadOnlyList<PrecisionRow> ByModel => [.. models.GroupBy(count => count.Model!).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => PrecisionRow.Of(group.Key, group))];

    /// <summary>What the engine's confidence was worth, in tenths.</summary>
    public IReadOnlyList<PrecisionRow> ByConfidence =>
        [.. counts.GroupBy(count => count.Tenth).OrderByDescending(group => group.Key).Select(group => PrecisionRow.Of($"{group.Key * 10}–{(group.Key + 1) * 10} %", group))];

    public static async Task<EnginePrecision> CountAsync(NewsTrackerDbContext db, int newestVersion, CancellationToken cancellationToken)
    {
        var found = await db.Judged()
            .Where(judged => judged.Suggestion.ModelName != null || judged.Suggestion.EngineVersion > newestVersion - MostVersions)
            .GroupBy(judged => new
            {
                judged.Suggestion.EngineVersion,
                judged.Suggestion.ModelName,
                judged.Suggestion.Topic,
                judged.Suggestion.Stance,
                judged.Verdict,
                Tenth = judged.Suggestion.Confidence >= 0.9 ? 9 : (int)Math.Floor(judged.Suggestion.Confidence * 10),
            })
            .Select(g => new Count(g.Key.EngineVersion, g.Key.ModelName, g.Key.Topic, g.Key.Stance, g.Key.Tenth, g.Key.Verdict, g.Count()))
            .ToListAsync(cancellationToken);
        return new EnginePrecision([.. found.Where(count => count.Model is null)], [.. found.Where(count => count.Model is not null)]);
    }

    internal sealed record Count(int EngineVersion, string? Model, Topic Topic, Stance Stance, int Tenth, SuggestionFate Verdict, int Number);
}

/// <param name="Right">Accepted as they were, and standing.</param>
/// <param name="Mended">Became a position after an editor changed something, then or later.</param>
/// <param name="Unclear">The words allowed no verdict, or none holds: what was recorded is a draft or was retracted. These are left out of the share.</param>
public sealed record PrecisionRow(string Name, int Right, int Mended, int Wrong, int Unclear)
{
    private const double Z = 1.96;

    public int Judged => Right + Mended + Wrong;

    public double? Precision => Judged == 0 ? null : (double)Right / Judged;

    /// <summary>Between which shares the true one lies, 19 times of 20 (Wilson's interval): wide where little was judged.</summary>
    public (double Low, double High)? Interval
    {
        get
        {
            if (Precision is not { } share)
            {
                return null;
            }

            var (n, z2) = ((double)Judged, Z * Z);
            var centre = (share + (z2 / (2 * n))) / (1 + (z2 / n));
            var reach = Z / (1 + (z2 / n)) * Math.Sqrt((share * (1 - share) / n) + (z2 / (4 * n * n)));
            return (Math.Max(0, centre - reach), Math.Min(1, centre + reach));
        }
    }

    internal static PrecisionRow Of(string name, IEnumerable<EnginePrecision.Count> counts)
    {
        var all = counts.ToList();
        int Sum(SuggestionFate verdict) => all.Where(count => count.Verdict == verdict).Sum(count => count.Number);
        return new PrecisionRow(name, Sum(SuggestionFate.Accepted), Sum(SuggestionFate.Corrected), Sum(SuggestionFate.Rejected), Sum(SuggestionFate.Unclear));
    }
}
