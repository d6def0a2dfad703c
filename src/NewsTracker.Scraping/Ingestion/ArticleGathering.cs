using Microsoft.Extensions.Logging;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>
/// Brings together articles that are ready at about the same time, so that one transaction stores them: each alone costs several ways to the server. Who finds nobody storing stores what waits, and first waits
/// a moment for those that are being read; an article that comes alone goes at once.
/// </summary>
public sealed partial class ArticleGathering(TimeProvider clock, ILogger<ArticleGathering> logger) : IDisposable
{
    /// <summary>Most articles of one transaction: with more of them fewer are left to be read meanwhile, more locks are held, and more is done again when one of them fails.</summary>
    internal const int Most = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private TaskCompletionSource? enough;
    private int coming;

    public void Dispose() => turn.Dispose();

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
            await turn.WaitAsync(cancellationToken);
            try
            {
                if (!mine.IsTaken)
                {
                    await StoreAsync(mine, store, cancellationToken);
                }
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Change(() => waiting.Remove(mine));
        }

        return mine.Outcome;
    }

    private async Task StoreAsync(Waiting mine, Func<IReadOnlyList<ReadyArticle>, CancellationToken, Task<IReadOnlyList<IngestOutcome?>>> store, CancellationToken cancellationToken)
    {
        await EnoughAsync().WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        var taken = Take(mine);
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
        lock (gate)
        {
            var taken = waiting.Where(one => one != mine).Take(Most - 1).Prepend(mine).ToList();
            taken.ForEach(one => one.IsTaken = waiting.Remove(one));
            return taken;
        }
    }

    private bool IsEnough => coming == 0 || waiting.Count >= Most;

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
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

        public bool IsTaken { get; set; }

        public IngestOutcome? Outcome { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Articles} articles could not be stored together, each is stored by itself")]
        public static partial void StoredApart(ILogger logger, Exception exception, int articles);
    }
}
