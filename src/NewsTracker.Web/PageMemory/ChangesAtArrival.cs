using NewsTracker.Data.Changes;

namespace NewsTracker.Web.PageMemory;

/// <summary>The counts of changes as one request found them when it first asked: before it read anything else.</summary>
public sealed class ChangesAtArrival(ChangeCounter counter)
{
    private Task<ChangeCount>? reading;

    public Task<ChangeCount> ReadAsync() => reading ??= counter.ReadAsync(CancellationToken.None);
}
