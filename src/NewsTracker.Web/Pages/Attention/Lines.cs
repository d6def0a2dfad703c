using System.Diagnostics;
using NewsTracker.Data;
using NewsTracker.Data.Attention;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>What the lines of a chart are of, each known by a key that the address carries.</summary>
internal abstract class Lines
{
    public static Lines Of(IndexModel.Dimension dimension, NewsTrackerDbContext db, CountryNames names, AttentionMarks marks, AttentionRange range) => dimension switch
    {
        IndexModel.Dimension.Country => new CountryLines(db, names, marks, range),
        IndexModel.Dimension.Topic => new TopicLines(db, marks, range),
        IndexModel.Dimension.Source => new SourceLines(db, range),
        _ => throw new UnreachableException(),
    };

    /// <summary>All that can be chosen, in the order of the list; of very many the first, and always those that are asked for.</summary>
    /// <param name="asked">Keys as the address has them, which may be of nothing.</param>
    public abstract Task<IReadOnlyList<(string Key, string Name)>> KnownAsync(IReadOnlyList<string> asked, CancellationToken cancellationToken);

    /// <summary>Those that are shown where nobody is named, as many as fit of them.</summary>
    /// <param name="known">The keys of all that can be chosen.</param>
    public virtual Task<IReadOnlyList<string>> DefaultsAsync(IReadOnlyList<string> known, CancellationToken cancellationToken) => Task.FromResult(known);

    public abstract Task<IReadOnlyList<DayCount>> CountAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>What changed on the days that are shown; nothing where a change would be nobody's.</summary>
    public virtual Task<AttentionMarks.Latest> MarksAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => Task.FromResult(AttentionMarks.Latest.None);
}
