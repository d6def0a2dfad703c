using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Attention;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>Articles that carry a position on a topic, or the suggestion of one, by its key.</summary>
internal sealed class TopicLines(NewsTrackerDbContext db, AttentionMarks marks, AttentionRange range) : Lines
{
    public override Task<IReadOnlyList<(string Key, string Name)>> KnownAsync(IReadOnlyList<string> asked, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(string, string)>>([.. Enum.GetValues<Topic>().Select(topic => (topic.ToKey(), topic.ToWords()))]);

    public override Task<IReadOnlyList<DayCount>> CountAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => db.DaysByTopicAsync(TopicsOf(keys), range.First, range.Last, cancellationToken);

    public override Task<AttentionMarks.Latest> MarksAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => marks.OfTopicsAsync(TopicsOf(keys), cancellationToken);

    private static List<Topic> TopicsOf(IReadOnlyList<string> keys) => [.. keys.Select(CodebookKeys.ParseTopic)];
}
