using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Web.Tags;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>Brings all annotations of an article, anchored in the text that is shown: one query, served by <c>ix_annotations_article_id_id</c>, and one for the names of their tags.</summary>
internal static class MarginReader
{
    /// <summary>Annotations and replies shown of one article.</summary>
    public const int Most = 2000;

    public static async Task<IReadOnlyList<MarginAnnotation>> MarginOfAsync(
        this NewsTrackerDbContext db, ReaderText text, bool withRetracted, CancellationToken cancellationToken)
    {
        var rows = await db.Annotations.AsNoTracking().OfArticle(text.ArticleId).Where(a => withRetracted || a.RetractedAt == null).Take(Most)
            .Select(a => new Row(a.Id, a.Version, a.ReplyToId, a.RevisionId, a.Revision!.Number, a.Passage, a.Motivation, a.Body, a.TagIds, a.CreatorName, a.CreatedAt, a.Versions.Any(v => v.Act == AnnotationAct.Edited || v.Act == AnnotationAct.Undone), a.ResolvedBy, a.RetractedBy))
            .ToListAsync(cancellationToken);
        var names = await TagNames.OfAsync(db, rows.SelectMany(row => row.TagIds), cancellationToken);
        var replies = rows.Where(row => row.ReplyToId is not null).ToLookup(row => row.ReplyToId, row => new MarginReply(row.Id, row.Version, row.Body, row.Creator, row.CreatedAt, row.IsEdited, row.RetractedBy));
        var anchors = new Reanchoring(text.BodyText);
        return
        [
            .. rows.Where(row => row.Passage is not null)
                .Select(row => (Row: row, Anchor: row.RevisionId == text.RevisionId ? new Anchor.Unchanged(row.Passage!.Position) : anchors.Find(row.Passage!)))
                .OrderBy(mark => mark.Anchor.Position?.Start ?? int.MaxValue).ThenBy(mark => mark.Anchor.Position?.End).ThenBy(mark => mark.Row.Id)
                .Select((mark, i) => mark.Row.InMargin($"{i + 1}", mark.Anchor, names, [.. replies[mark.Row.Id]])),
        ];
    }

    private sealed record Row(
        long Id, int Version, long? ReplyToId, long RevisionId, int RevisionNumber, Passage? Passage, Motivation Motivation, string? Body, long[] TagIds, string Creator,
        DateTimeOffset CreatedAt, bool IsEdited, string? ResolvedBy, string? RetractedBy)
    {
        public MarginAnnotation InMargin(string sign, Anchor anchor, Dictionary<long, string> tagNames, IReadOnlyList<MarginReply> replies) => new(
            sign, Id, Version, Passage!.Quote.Exact, RevisionNumber, anchor, Motivation, Body, [.. TagIds.Select(id => tagNames.GetValueOrDefault(id) ?? $"tag {id}").Distinct()],
            Creator, CreatedAt, IsEdited, ResolvedBy, RetractedBy, replies);
    }
}
