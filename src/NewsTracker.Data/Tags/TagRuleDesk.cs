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

    public async Task<TagRuleOutcome> AddAsync(long tagId, string? query, AuditActor actor, CancellationToken cancellationToken)
    {
        var (text, fault) = await ReadAsync(tagId, query, reader: null, mayBeWhole: false, cancellationToken);
        if (fault is not null)
        {
            return new TagRuleOutcome.Refused(fault);
        }

        await using var transaction = await BeginAsync(cancellationToken);
        var running = await db.TagRules.Where(r => r.StoppedAt == null).OrderBy(r => r.Id).Select(r => new { r.Id, r.TagId, r.Query }).Take(MaxRules).ToListAsync(cancellationToken);
        if (running.Count == MaxRules)
        {
            return TooMany();
        }

        if (running.Find(r => r.TagId == tagId && r.Query == text) is { } twin)
        {
            return new TagRuleOutcome.Refused($"Rule {twin.Id} says the same.");
        }

        var rule = new TagRule { TagId = tagId, Query = text!, MadeAt = clock.GetUtcNow(), MadeById = actor.Id, MadeBy = actor.Name };
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
        string? text = null;
        if (asked.ArticleIds is null)
        {
            (text, var fault) = await ReadAsync(asked.TagId, asked.Query, actor.Id, asked.IsWhole, cancellationToken);
            if (fault is not null)
            {
                return new TagRuleOutcome.Refused(fault);
            }
        }
        else if (asked.ArticleIds.Count is 0 or > MaxSelected)
        {
            return new TagRuleOutcome.Refused(asked.ArticleIds.Count == 0 ? "Tick the articles first, or take all matches." : $"Tick at most {MaxSelected} articles, or take all matches.");
        }

        var tagging = new Tagging
        {
            TagId = asked.TagId,
            Act = asked.Act,
            Query = text,
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
    private async Task<(string? Text, string? Fault)> ReadAsync(long tagId, string? query, Guid? reader, bool mayBeWhole, CancellationToken cancellationToken)
    {
        if ((await db.Tags.ReadTreeAsync(cancellationToken)).Find(tagId) is not { IsLive: true })
        {
            return (null, "Choose a tag that is not deprecated.");
        }

        return await queries.PrepareAsync(query, reader, cancellationToken) switch
        {
            SearchPreparation.Refused refused => (null, refused.Problem.Sentence),
            SearchPreparation.Ready { Query.Root: null } when !mayBeWhole => (null, "Write a query: without one, every article would be tagged."),
            SearchPreparation.Ready ready when ready.Query.ToString().Length > TagRule.MaxQueryLength => (null, $"The query is longer than {TagRule.MaxQueryLength} characters. Shorten it."),
            SearchPreparation.Ready ready => (ready.Query.ToString(), null),
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>A tag to be set on many articles, or taken off: on those selected, or on all that answer a query.</summary>
public sealed record ManyAsked(long TagId, ArticleTagAct Act, string? Query, IReadOnlyList<long>? ArticleIds, long? RuleId)
{
    /// <summary>Without a query the whole archive is meant, and whoever asks was asked whether they are sure.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The newest article that whoever asks could see among those that match; null means all that are here now.</summary>
    public long? Through { get; init; }
}

/// <summary>What came of adding, stopping or starting a rule, or of asking for an act on many articles.</summary>
public abstract record TagRuleOutcome
{
    private TagRuleOutcome()
    {
    }

    /// <param name="Id">Of the rule, or of the act.</param>
    public sealed record Done(long Id) : TagRuleOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TagRuleOutcome;

    public sealed record NotFound : TagRuleOutcome;
}
