using System.Threading.Channels;

namespace NewsTracker.Scraping.Discovery;

/// <summary>The looks that this process has begun and still has to do.</summary>
public sealed class SourceLookQueue
{
    private const int Longest = 20;

    private readonly Channel<Guid> looks = Channel.CreateBounded<Guid>(Longest);

    internal bool TryAdd(Guid lookId) => looks.Writer.TryWrite(lookId);

    internal IAsyncEnumerable<Guid> TakeAllAsync(CancellationToken cancellationToken) => looks.Reader.ReadAllAsync(cancellationToken);
}
