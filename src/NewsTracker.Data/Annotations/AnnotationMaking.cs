using NewsTracker.Core.Annotations;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Annotations;

/// <summary>What an annotation is before it has a state.</summary>
internal static class AnnotationMaking
{
    public static Annotation Mark(long articleId, long revisionId, Passage passage, AuditActor actor, DateTimeOffset at) => Make(articleId, revisionId, passage, replyTo: null, actor, at);

    public static Annotation Reply(long articleId, long revisionId, long mark, AuditActor actor, DateTimeOffset at) => Make(articleId, revisionId, passage: null, mark, actor, at);

    private static Annotation Make(long articleId, long revisionId, Passage? passage, long? replyTo, AuditActor actor, DateTimeOffset at) => new()
    {
        ArticleId = articleId,
        RevisionId = revisionId,
        Passage = passage,
        ReplyToId = replyTo,
        CreatorId = actor.Id,
        CreatorName = actor.Name,
        CreatedAt = at,
    };
}
