using System.Diagnostics;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tags;

/// <summary>Where acts on many articles are asked for. Each is kept with its audit event or not at all.</summary>
public sealed class TaggingDesk(NewsTrackerDbContext db, ArticleQueryPreparation queries, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Articles of one selection; more are asked for by a query.</summary>
    public const int MaxSelected = 1000;

    /// <summary>Writes down an act on many articles, to be done by a job.</summary>
    public async Task<TaggingOutcome> AskAsync(ManyAsked asked, AuditActor actor, CancellationToken cancellationToken)
    {
        if (asked.ArticleIds is { } ids)
        {
            return ids.Count switch
            {
                0 => new TaggingOutcome.Refused("Tick the articles first, or take all matches."),
                > MaxSelected => new TaggingOutcome.Refused($"Tick at most {MaxSelected} articles, or take all matches."),
                _ => await WriteDownAsync(asked, null, actor, cancellationToken),
            };
        }

        return await TaggingQuery.ReadAsync(db, queries, asked.TagId, asked.Query, actor.Id, asked.IsWhole, cancellationToken) switch
        {
            TaggingQuery.Read read => await WriteDownAsync(asked, read.Text, actor, cancellationToken),
            TaggingQuery.Refused refused => new TaggingOutcome.Refused(refused.Why),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<TaggingOutcome> WriteDownAsync(ManyAsked asked, string? query, AuditActor actor, CancellationToken cancellationToken)
    {
        var tagging = new Tagging
        {
            TagId = asked.TagId,
            Act = asked.Act,
            Query = query,
            ArticleIds = asked.ArticleIds is null ? null : [.. asked.ArticleIds.Distinct().Order()],
            RuleId = asked.RuleId,
            At = clock.GetUtcNow(),
            ActorId = actor.Id,
            ActorName = actor.Name,
        };
        db.Taggings.Add(tagging);
        await audit.SaveAsync(actor, () => new AuditedAct("tags.ask-many", nameof(Tagging), $"{tagging.Id}", null, new { tagging.TagId, tagging.Act, tagging.Query, tagging.ArticleIds, tagging.RuleId }), cancellationToken);
        return new TaggingOutcome.Asked(tagging.Id);
    }
}
