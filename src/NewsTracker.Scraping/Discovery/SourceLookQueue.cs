using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace NewsTracker.Scraping.Discovery;

/// <summary>The looks that this process has begun and still has to do.</summary>
public sealed class SourceLookQueue
{
    private const int Longest = 20;

    private readonly Channel<Guid> looks = Channel.CreateBounded<Guid>(Longest);

    private readonly ConcurrentDictionary<Guid, bool> waiting = new();

    /// <summary>Those whose turn has not come.</summary>
    internal IReadOnlyCollection<Guid> Waiting => [.. waiting.Keys];

    internal bool TryAdd(Guid lookId)
    {
        waiting[lookId] = true;
        if (looks.Writer.TryWrite(lookId))
        {
            return true;
        }

        waiting.TryRemove(lookId, out _);
        return false;
    }

    internal async IAsyncEnumerable<Guid> TakeAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var lookId in looks.Reader.ReadAllAsync(cancellationToken))
        {
            waiting.TryRemove(lookId, out _);
            yield return lookId;
        }
    }
}
