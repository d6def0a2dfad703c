using NewsTracker.Core.Annotations;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Audit;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>A few marks on an article, some over one another, for pages that show them.</summary>
internal static class SampleMarks
{
    public static async Task<int> AddAsync(AnnotationDesk desk, long article, string text, IReadOnlyList<long> tagIds)
    {
        var (sentences, editor) = (SentenceBreaks.Find(text), new AuditActor(null, "Sample editor", null));
        var map = new CodePointMap(text);
        Task<MarkOutcome> MarkAsync(int first, int last, Motivation motivation, string? body, params IReadOnlyList<long> tags) => desk.MarkAsync(
            new NewMark(article, 1, new TextPositionSelector(map.FromUtf16(sentences[first].Start.Value), map.FromUtf16(sentences[last].End.Value)), null, motivation, body, tags),
            editor,
            CancellationToken.None);

        var asked = Assert.IsType<MarkOutcome.Marked>(await MarkAsync(0, 0, Motivation.Commenting, "Both capitals speak of next year: is there a decision?"));
        await desk.ReplyAsync(asked.Annotation.Id, "Announced, not yet in a budget.", editor, CancellationToken.None);
        await MarkAsync(1, 2, Motivation.Tagging, null, tagIds);
        var resolved = Assert.IsType<MarkOutcome.Marked>(await MarkAsync(2, 2, Motivation.Highlighting, null));
        await desk.ActAsync(resolved.Annotation.Id, AnnotationAct.Resolved, null, editor, CancellationToken.None);
        return sentences.Count;
    }
}
