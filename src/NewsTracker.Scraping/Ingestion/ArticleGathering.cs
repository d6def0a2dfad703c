using Microsoft.Extensions.Logging;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>
/// Brings together articles that are ready at about the same time, so that one transaction stores them: each alone costs several ways to the server. One of those that wait is called to store what waits, and first waits
/// a moment for those that are being read; an article that comes alone goes at once.
/// </summary>
public sealed partial class ArticleGathering(TimeProvider clock, ILogger<ArticleGathering> logger)
{
    /// <summary>Most articles of one transaction: with more of them fewer are left to be read meanwhile, more locks are held, and more is done again when one of them fails.</summary>
    internal const int Most = 3;

    /// <summary>Most transactions at once: while one waits for the server, the next is gathered and sent.</summary>
    internal const int Turns = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private TaskCompletionSource? enough;
    private Waiting? gatherer;
    private int coming;
    private int storing;

    /// <summary>Tells that an article is being read and may join. To be disposed of when it does not.</summary>
    internal Announced Announce()
    {
        Change(() => coming++);
        return new Announced(this);
    }

    /// <param name="store">Stores what is given to it, and tells what became of each: null where it was not stored.</param>
    /// <returns>Null where the article was not stored, and has to be stored by itself: always so when storing several failed.</returns>
    internal async Task<IngestOutcome?> JoinAsync(
        Announced announced, ReadyArticle article, Func<IReadOnlyList<ReadyArticle>, CancellationToken, Task<IReadOnlyList<IngestOutcome?>>> store, CancellationToken cancellationToken)
    {
        var mine = new Waiting(article);
        Change(() =>
        {
            waiting.Add(mine);
            announced.End();
        });
        try
        {
            await mine.Called.Task.WaitAsync(cancellationToken);
            if (!mine.IsTaken)
            {
                await StoreAsync(mine, store, cancellationToken);
            }
        }
        finally
        {
            Change(() => Leave(mine));
        }

        return mine.Outcome;
    }

    private async Task StoreAsync(Waiting mine, Func<IReadOnlyList<ReadyArticle>, CancellationToken, Task<IReadOnlyList<IngestOutcome?>>> store, CancellationToken cancellationToken)
    {
        await EnoughAsync().WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        List<Waiting> taken = [];
        Change(() => taken = Take(mine));
        try
        {
            var outcomes = await store([.. taken.Select(one => one.Article)], cancellationToken);
            for (var i = 0; i < taken.Count; i++)
            {
                taken[i].Outcome = outcomes[i];
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.StoredApart(logger, exception, taken.Count);
        }
        finally
        {
            // Who stores next goes before those who only hear what became of them.
            Change(() => storing--);
            taken.ForEach(one => one.Called.TrySetResult());
        }
    }

    private Task EnoughAsync()
    {
        lock (gate)
        {
            return IsEnough ? Task.CompletedTask : (enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private List<Waiting> Take(Waiting mine)
    {
        var taken = waiting.Where(one => one != mine).Take(Most - 1).Prepend(mine).ToList();
        taken.ForEach(one => one.IsTaken = waiting.Remove(one));
        (gatherer, storing) = (null, storing + 1);
        return taken;
    }

    private void Leave(Waiting mine)
    {
        waiting.Remove(mine);
        gatherer = gatherer == mine ? null : gatherer;
    }

    private bool IsEnough => coming == 0 || waiting.Count >= Most;

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            if (gatherer is null && storing < Turns && waiting is [var first, ..])
            {
                gatherer = first;
                first.Called.TrySetResult();
            }

            if (IsEnough)
            {
                enough?.TrySetResult();
            }
        }
    }

    /// <summary>An article that is being read.</summary>
    internal sealed class Announced(ArticleGathering gathering) : IDisposable
    {
        private bool isOver;

        public void Dispose() => gathering.Change(End);

        /// <summary>It has joined, or never will. Within the gathering's gate.</summary>
        internal void End()
        {
            gathering.coming -= isOver ? 0 : 1;
            isOver = true;
        }
    }

    private sealed class Waiting(ReadyArticle article)
    {
        public ReadyArticle Article => article;

        /// <summary>To store, or because it was stored with others.</summary>
        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsTaken { get; set; }

        public IngestOutcome? Outcome { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Articles} articles could not be stored together, each is stored by itself")]
        public static partial void StoredApart(ILogger logger, Exception exception, int articles);
    }
}
