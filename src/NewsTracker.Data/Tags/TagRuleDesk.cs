using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tags;

/// <summary>Where rules are made, stopped and started. Each act is kept with its audit event or not at all.</summary>
public sealed class TagRuleDesk(NewsTrackerDbContext db, ArticleQueryPreparation queries, AuditTrail audit, TimeProvider clock)
{
    /// <summary>As many as are asked for every article that comes in.</summary>
    public const int MaxRules = 100;

    public async Task<TagRuleOutcome> AddAsync(long tagId, string? query, AuditActor actor, CancellationToken cancellationToken) =>
        await TaggingQuery.ReadAsync(db, queries, tagId, query, reader: null, mayBeWhole: false, cancellationToken) switch
        {
            TaggingQuery.Read read => await AddReadAsync(tagId, read.Text, actor, cancellationToken),
            TaggingQuery.Refused refused => new TagRuleOutcome.Refused(refused.Why),
            _ => throw new UnreachableException(),
        };

    private async Task<TagRuleOutcome> AddReadAsync(long tagId, string query, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var running = await db.TagRules.Where(r => r.StoppedAt == null).OrderBy(r => r.Id).Select(r => new { r.Id, r.TagId, r.Query }).Take(MaxRules).ToListAsync(cancellationToken);
        if (running.Count == MaxRules)
        {
            return TooMany();
        }

        if (running.Find(r => r.TagId == tagId && r.Query == query) is { } twin)
        {
            return new TagRuleOutcome.Refused($"Rule {twin.Id} says the same.");
        }

        var rule = new TagRule { TagId = tagId, Query = query, MadeAt = clock.GetUtcNow(), MadeById = actor.Id, MadeBy = actor.Name };
        db.TagRules.Add(rule);
        await audit.SaveAsync(actor, () => new AuditedAct("tags.add-rule", nameof(TagRule), $"{rule.Id}", null, new { rule.TagId, rule.Query }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TagRuleOutcome.Done(rule.Id);
    }

    /// <summary>Switches a rule off or on; what it has tagged stays tagged.</summary>
    public async Task<TagRuleOutcome> RunAsync(long ruleId, bool isRunning, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        if (await db.TagRules.SingleOrDefaultAsync(r => r.Id == ruleId, cancellationToken) is not { } rule)
        {
            return new TagRuleOutcome.NotFound();
        }

        if (rule.StoppedAt is null == isRunning)
        {
            return new TagRuleOutcome.Done(rule.Id);
        }

        if (isRunning && await db.TagRules.CountAsync(r => r.StoppedAt == null, cancellationToken) >= MaxRules)
        {
            return TooMany();
        }

        rule.StoppedAt = isRunning ? null : clock.GetUtcNow();
        rule.StoppedBy = isRunning ? null : actor.Name;
        await audit.SaveAsync(actor, () => new AuditedAct(isRunning ? "tags.start-rule" : "tags.stop-rule", nameof(TagRule), $"{rule.Id}", new { isRunning = !isRunning }, new { isRunning }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TagRuleOutcome.Done(rule.Id);
    }

    /// <summary>A transaction in which rules are counted and changed by one at a time.</summary>
    private async Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.TagRules})", cancellationToken);
        return transaction;
    }

    private static TagRuleOutcome.Refused TooMany() => new($"{MaxRules} rules run already. Stop one before you add another.");
}
