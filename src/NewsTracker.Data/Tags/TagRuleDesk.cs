using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tags;

/// <summary>Where rules and acts on many articles are asked for. Each is kept with its audit event or not at all.</summary>
public sealed class TagRuleDesk(NewsTrackerDbContext db, ArticleQueryPreparation queries, AuditTrail audit, TimeProvider clock)
{
    /// <summary>As many as are asked for every article that comes in.</summary>
    public const int MaxRules = 100;

    /// <summary>Articles of one selection; more are asked for by a query.</summary>
    public const int MaxSelected = 1000;

    public async Task<TagRuleOutcome> AddAsync(long tagId, string? query, AuditActor actor, CancellationToken cancellationToken) =>
        await ReadAsync(tagId, query, reader: null, mayBeWhole: false, cancellationToken) switch
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

    /// <summary>Writes down an act on many articles, to be done by a job.</summary>
    public async Task<TagRuleOutcome> AskAsync(ManyAsked asked, AuditActor actor, CancellationToken cancellationToken)
    {
        if (asked.ArticleIds is { } ids)
        {
            return ids.Count switch
            {
                0 => new TagRuleOutcome.Refused("Tick the articles first, or take all matches."),
                > MaxSelected => new TagRuleOutcome.Refused($"Tick at most {MaxSelected} articles, or take all matches."),
                _ => await WriteDownAsync(asked, null, actor, cancellationToken),
            };
        }

        return await ReadAsync(asked.TagId, asked.Query, actor.Id, asked.IsWhole, cancellationToken) switch
        {
            TaggingQuery.Read read => await WriteDownAsync(asked, read.Text, actor, cancellationToken),
            TaggingQuery.Refused refused => new TagRuleOutcome.Refused(refused.Why),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<TagRuleOutcome> WriteDownAsync(ManyAsked asked, string? query, AuditActor actor, CancellationToken cancellationToken)
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
        return new TagRuleOutcome.Done(tagging.Id);
    }

    /// <summary>A transaction in which rules are counted and changed by one at a time.</summary>
    private async Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.TagRules})", cancellationToken);
        return transaction;
    }

    private static TagRuleOutcome.Refused TooMany() => new($"{MaxRules} rules run already. Stop one before you add another.");

    /// <summary>The query in its one form; or why it cannot be asked.</summary>
    /// <param name="reader">Who asks, where it is asked once: what they have read is theirs. A rule is everybody's.</param>
    /// <param name="mayBeWhole">Whether no query means the whole archive.</param>
    private async Task<TaggingQuery> ReadAsync(long tagId, string? query, Guid? reader, bool mayBeWhole, CancellationToken cancellationToken)
    {
        if ((await db.Tags.ReadTreeAsync(cancellationToken)).Find(tagId) is not { IsLive: true })
        {
            return new TaggingQuery.Refused("Choose a tag that is not deprecated.");
        }

        return await queries.PrepareAsync(query, reader, cancellationToken) switch
        {
            SearchPreparation.Refused refused => new TaggingQuery.Refused(refused.Problem.Sentence),
            SearchPreparation.Ready { Query.Root: null } when !mayBeWhole => new TaggingQuery.Refused("Write a query: without one, every article would be tagged."),
            SearchPreparation.Ready ready when ready.Query.ToString().Length > TagRule.MaxQueryLength => new TaggingQuery.Refused($"The query is longer than {TagRule.MaxQueryLength} characters. Shorten it."),
            SearchPreparation.Ready ready => new TaggingQuery.Read(ready.Query.ToString()),
            _ => throw new UnreachableException(),
        };
    }
}
