using NewsTracker.Data.Changes;
using NewsTracker.Web.Settings;

namespace NewsTracker.Web.PageMemory;

/// <summary>Remembers whether visitors may read for as long as nothing has changed: each request asks.</summary>
internal sealed class AnonymousReading(IServiceScopeFactory scopes)
{
    private volatile Answer? known;

    public async ValueTask<bool> IsAllowedAsync(ChangeCount changes, CancellationToken cancellationToken)
    {
        if (known is { } answer && answer.Archive == changes.Archive)
            return answer.IsAllowed;
        await using var scope = scopes.CreateAsyncScope();
        var isAllowed = await scope.ServiceProvider.GetRequiredService<InstallationSettings>().AllowsAnonymousReadingAsync(cancellationToken);
        known = new(changes.Archive, isAllowed);
        return isAllowed;
    }

    private sealed record Answer(long Archive, bool IsAllowed);
}
