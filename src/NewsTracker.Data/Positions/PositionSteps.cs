using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

/// <summary>Appends steps to the lives of positions within the transaction that is open, and keeps the review queue in line.</summary>
internal sealed class PositionSteps(NewsTrackerDbContext db, AuditActor actor, DateTimeOffset now)
{
    private readonly List<(Position Position, PositionState State)> moved = [];
    private readonly List<Suggestion> decided = [];

    public Guid ActId { get; } = Guid.CreateVersion7(now);

    /// <summary>Locks all that acts on these positions may touch, in the order of <see cref="ArticleLocks"/>: the positions, those they correct all the way down, those of the acts to undo, and the suggestions they come from.</summary>
    /// <param name="seenActs">None of these changes any more, so what they touched can be asked before the lock; nor does what a position corrects.</param>
    public async Task LockAsync(long[] positionIds, Guid[] seenActs, CancellationToken cancellationToken)
    {
        var acted = await db.PositionReviews.Where(r => seenActs.Contains(r.ActId)).Select(r => r.PositionId).Distinct().ToListAsync(cancellationToken);
        long[] touched = [.. acted.Union(await db.FindLinesAsync(positionIds, cancellationToken))];
        await db.LockArticlesAsync(db.Positions.Where(p => touched.Contains(p.Id)).Select(p => p.ArticleId), cancellationToken);
        await db.Database.ExecuteSqlAsync($"select from positions where id = any({touched}) order by id for update", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"select from suggestions where id in (select suggestion_id from positions where id = any({touched})) order by id for update", cancellationToken);
    }

    /// <summary>The position with its steps, locked: two editors' steps come one after the other.</summary>
    public async Task<Position?> FindLockedAsync(long positionId, CancellationToken cancellationToken)
    {
        var position = await db.Positions.FromSql($"select * from positions where id = {positionId} for update").SingleOrDefaultAsync(cancellationToken);
        if (position is not null)
        {
            await db.Entry(position).Collection(p => p.Reviews).LoadAsync(cancellationToken);
        }

        return position;
    }

    public PositionReview Append(Position position, PositionState state, string? reason = null, Guid? undoes = null)
    {
        var last = Last(position);
        var review = new PositionReview
        {
            PositionId = position.Id,
            State = state,
            ActId = ActId,
            UndoesActId = undoes,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            AuthorId = actor.Id,
            AuthorName = actor.Name,

            // The clocks of two hosts may differ; the order of the steps may not.
            At = last?.At > now ? last.At : now,
        };
        position.Reviews.Add(review);
        moved.Add((position, state));
        return review;
    }

    /// <summary>Brings the queue in line with a position's last step.</summary>
    public async Task KeepQueueAsync(Position position, CancellationToken cancellationToken)
    {
        var waits = Last(position)?.State is PositionState.Submitted;
        var item = position.Id == 0 ? null : await db.ReviewItems.FirstOrDefaultAsync(i => i.PositionId == position.Id, cancellationToken);
        if (waits && item is null)
        {
            db.ReviewItems.Add(new ReviewItem { Position = position, CountryCode = position.CountryCode, AuthorId = position.AuthorId, QueuedAt = now, TurnAt = now });
        }
        else if (!waits && item is not null)
        {
            db.ReviewItems.Remove(item);
        }
    }

    /// <summary>Gives a suggestion its verdict, or takes the verdict back and queues it again.</summary>
    public async Task DecideAsync(Suggestion suggestion, SuggestionFate fate, string? reason, CancellationToken cancellationToken)
    {
        suggestion.Decide(fate, reason, actor.Id, actor.Name, now);
        decided.Add(suggestion);
        var item = await db.ReviewItems.FirstOrDefaultAsync(i => i.SuggestionId == suggestion.Id, cancellationToken);
        if (fate is SuggestionFate.Open && item is null)
        {
            db.ReviewItems.Add(new ReviewItem { SuggestionId = suggestion.Id, CountryCode = suggestion.CountryCode, QueuedAt = suggestion.MadeAt, TurnAt = suggestion.MadeAt });
        }
        else if (fate is not SuggestionFate.Open && item is not null)
        {
            db.ReviewItems.Remove(item);
        }
    }

    /// <summary>What the audit keeps of what these steps did besides to a position: to others that gave way or came back, and to suggestions. Null where they did nothing.</summary>
    public object? AuditedBeside(Position position)
    {
        var others = moved.Where(step => step.Position != position).Select(step => new { step.Position.Id, step.State }).ToList();
        return others.Count + decided.Count == 0 ? null : new { positions = others, suggestions = decided.Select(suggestion => new { suggestion.Id, suggestion.Fate }).ToList() };
    }

    public static PositionReview? Last(Position position) => PositionHistory.Ordered(position.Reviews).LastOrDefault();

    /// <summary>PostgreSQL keeps microseconds; what is compared with what was read back must too.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
