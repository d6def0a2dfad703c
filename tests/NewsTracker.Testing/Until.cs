using System.Runtime.CompilerServices;

namespace NewsTracker.Testing;

/// <summary>Waits for a condition, however long a busy machine takes.</summary>
public static class Until
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Beyond this nothing will come any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <exception cref="TimeoutException">The condition never held; the message is the condition as written.</exception>
    public static async Task TrueAsync(Func<Task<bool>> isSo, CancellationToken cancellationToken, [CallerArgumentExpression(nameof(isSo))] string condition = "")
    {
        using var timer = new PeriodicTimer(LookAgain, TimeProvider.System);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (!await isSo())
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"After {Patience.TotalMinutes:0} minutes this does not hold: {condition}", exception);
        }
    }
}
