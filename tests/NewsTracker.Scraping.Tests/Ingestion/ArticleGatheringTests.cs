using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Data.Stories;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Tests.Ingestion;

/// <summary>The clock stands still: whoever waits, waits for another.</summary>
public sealed class ArticleGatheringTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly ArticleGathering gathering;
    private readonly List<string[]> stored = [];
    private readonly SemaphoreSlim begun = new(0);
    private int storing;
    private int mostStoring;
    private readonly TaskCompletionSource mayStore = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ArticleGatheringTests() => gathering = new ArticleGathering(clock, NullLogger<ArticleGathering>.Instance);

    public void Dispose() => begun.Dispose();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_that_comes_alone_goes_at_once()
    {
        mayStore.SetResult();
        Assert.IsType<IngestOutcome.Stored>(await JoinAsync("a"));
        Assert.Equal([["a"]], stored);
    }

    [Fact]
    public async Task What_is_being_read_is_waited_for()
    {
        mayStore.SetResult();
        var announced = gathering.Announce();
        var first = JoinAsync("a");
        Assert.False(first.IsCompleted);
        await JoinAsync("b", announced);
        await first;
        Assert.Equal([["a", "b"]], stored);
    }

    [Fact]
    public async Task What_is_read_and_stays_away_is_waited_for_no_longer()
    {
        mayStore.SetResult();
        var announced = gathering.Announce();
        var first = JoinAsync("a");
        announced.Dispose();
        announced.Dispose();
        await first;
        Assert.Equal([["a"]], stored);
    }

    [Fact]
    public async Task What_takes_long_to_read_is_not_waited_for_long()
    {
        mayStore.SetResult();
        using var announced = gathering.Announce();
        var first = JoinAsync("a");
        clock.Advance(TimeSpan.FromMilliseconds(50));
        await first;
        Assert.Equal([["a"]], stored);
    }

    [Fact]
    public async Task What_comes_while_others_are_stored_goes_together_afterwards()
    {
        var articles = Enumerable.Range(0, ArticleGathering.Turns + ArticleGathering.Most + 1).Select(number => $"{number:00}").ToList();
        var all = articles.ConvertAll(name => JoinAsync(name));
        mayStore.SetResult();
        await Task.WhenAll(all);
        Assert.Equal([.. Enumerable.Repeat(1, ArticleGathering.Turns + 1), ArticleGathering.Most], stored.Select(together => together.Length).Order());
        Assert.Equal(articles, stored.SelectMany(together => together).Order());
    }

    [Fact]
    public async Task No_more_are_stored_at_once_than_there_are_turns()
    {
        var all = Enumerable.Range(0, 3 * ArticleGathering.Turns).Select(number => JoinAsync($"{number}")).ToList();
        for (var turn = 0; turn < ArticleGathering.Turns; turn++)
        {
            await begun.WaitAsync(Cancelled);
        }

        mayStore.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(ArticleGathering.Turns, mostStoring);
    }

    [Fact]
    public async Task Where_storing_together_fails_each_is_told_to_store_itself()
    {
        var announced = gathering.Announce();
        var both = Task.WhenAll(JoinAsync("a"), JoinAsync("b", announced));
        mayStore.SetException(new InvalidOperationException("The server went away."));
        Assert.All(await both, Assert.Null);
    }

    [Fact]
    public async Task Who_gives_up_while_he_waits_is_not_stored()
    {
        using var stopping = new CancellationTokenSource();
        var before = Enumerable.Range(0, ArticleGathering.Turns).Select(number => JoinAsync($"{number}")).ToList();
        var (second, third) = (JoinAsync("b", cancellationToken: stopping.Token), JoinAsync("c"));
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        mayStore.SetResult();
        await Task.WhenAll([.. before, third]);
        Assert.Equal(["0", "1", "c"], stored.SelectMany(together => together).Order());
    }

    [Fact]
    public async Task Who_gives_up_while_he_stores_leaves_the_others_to_store_themselves()
    {
        using var stopping = new CancellationTokenSource();
        var announced = gathering.Announce();
        var (first, second) = (JoinAsync("a", cancellationToken: stopping.Token), JoinAsync("b", announced));
        await begun.WaitAsync(Cancelled);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Null(await second);
    }

    [Fact]
    public async Task Who_gives_up_before_he_stores_leaves_his_turn_to_the_next()
    {
        mayStore.SetResult();
        using var stopping = new CancellationTokenSource();
        var announced = gathering.Announce();
        var (first, second) = (JoinAsync("a", cancellationToken: stopping.Token), JoinAsync("b"));
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        announced.Dispose();
        Assert.IsType<IngestOutcome.Stored>(await second);
        Assert.Equal([["b"]], stored);
    }

    private Task<IngestOutcome?> JoinAsync(string name, ArticleGathering.Announced? announced = null, CancellationToken? cancellationToken = null) =>
        gathering.JoinAsync(announced ?? gathering.Announce(), ArticleOf(name), StoreAsync, cancellationToken ?? Cancelled);

    private async Task<IReadOnlyList<IngestOutcome?>> StoreAsync(IReadOnlyList<ReadyArticle> articles, CancellationToken cancellationToken)
    {
        lock (stored)
        {
            mostStoring = Math.Max(mostStoring, ++storing);
        }

        begun.Release();
        try
        {
            await mayStore.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (stored)
            {
                storing--;
            }
        }

        lock (stored)
        {
            stored.Add([.. articles.Select(article => article.Identity.Main!)]);
        }

        return [.. articles.Select((_, i) => new IngestOutcome.Stored(i))];
    }

    private static ReadyArticle ArticleOf(string name)
    {
        var revision = new Revision { Headline = name, FetchedAt = default, TextHash = [], Origins = new Dictionary<string, string>(), EngineVersion = ArticleExtractor.EngineVersion };
        var article = new Article { Origin = ArticleOrigin.Feed, DatedAt = default, FirstSeenAt = default, LastChangedAt = default, RevisionCount = 1 };
        article.TakeTextOf(revision);
        var document = new IncomingDocument { Origin = ArticleOrigin.Feed, Content = default, FetchedAt = default };
        return new ReadyArticle(document, new ArticleIdentity(name, name, name), revision, new Newcomer(article, SnapshotMaking.SnapshotOf(document), null, StoryReading.Of(article)));
    }
}
