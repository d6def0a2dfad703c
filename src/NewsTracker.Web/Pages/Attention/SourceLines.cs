using System.Globalization;
using NewsTracker.Data;
using NewsTracker.Data.Attention;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>Articles that a source published, by its number.</summary>
internal sealed class SourceLines(NewsTrackerDbContext db, AttentionRange range) : Lines
{
    public override Task<IReadOnlyList<(string Key, string Name)>> KnownAsync(IReadOnlyList<string> asked, CancellationToken cancellationToken) => SourceChoices.ReadAsync(
        db, [.. asked.Select(key => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)], cancellationToken);

    public override Task<IReadOnlyList<DayCount>> CountAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        db.DaysBySourceAsync([.. keys.Select(key => long.Parse(key, CultureInfo.InvariantCulture))], range.First, range.Last, cancellationToken);
}
