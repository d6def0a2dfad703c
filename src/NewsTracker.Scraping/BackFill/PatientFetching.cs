using System.Net;
using NewsTracker.Core;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.BackFill;

/// <summary>Fetches for a back-fill, which has time: a host that asks for a pause gets it, and is asked again. Where nothing was read yet, a long pause is left to the job, which can begin again after it.</summary>
internal sealed class PatientFetching(IFetcher fetcher, TimeProvider clock)
{
    /// <summary>A host that asks for one pause after the other is left alone in the end.</summary>
    public const int MostPauses = 60;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortPause = TimeSpan.FromMinutes(5);

    private bool hasRead;

    /// <summary>What kept it from reading anything at first; absent where no long pause did.</summary>
    public PutOff? PutOff { get; private set; }

    /// <summary>Told in a sentence whenever a host's pause is waited for.</summary>
    public Func<string, Task> OnPause { get; set; } = static _ => Task.CompletedTask;

    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var outcome = await fetcher.FetchAsync(request, cancellationToken);
        for (var pauses = 0; AsksForPause(outcome) && pauses < MostPauses; pauses++)
        {
            if (outcome is FetchOutcome.Postponed { Until: var until })
            {
                if (!hasRead && !IsShort(until))
                {
                    PutOff = new PutOff(outcome.Explanation, until);
                    return outcome;
                }

                await WaitAsync(outcome.Explanation, until, OnPause, cancellationToken);
            }

            outcome = await fetcher.FetchAsync(request, cancellationToken);
        }

        hasRead |= outcome is FetchOutcome.Fetched;
        return outcome;
    }

    /// <summary>Whether a pause is short enough to be waited for on the spot, with a place for jobs taken meanwhile.</summary>
    public bool IsShort(DateTimeOffset until) => until - clock.GetUtcNow() <= ShortPause;

    /// <summary>Waits for the end of a pause, or for a minute of it, so that whoever watches hears of it again.</summary>
    /// <param name="why">Who asked for the pause, or what else keeps us, in a sentence.</param>
    public async Task WaitAsync(string why, DateTimeOffset until, Func<string, Task> onPause, CancellationToken cancellationToken)
    {
        await onPause($"{why} Goes on after {InstantWords.InUtc(until)}.");
        var wait = until - clock.GetUtcNow();
        await Task.Delay(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait, clock, cancellationToken);
    }

    /// <summary>Also what refuses with a pause: asked again at once, it is put off until its end.</summary>
    private static bool AsksForPause(FetchOutcome outcome) =>
        outcome is FetchOutcome.Postponed or FetchOutcome.Refused { Status: HttpStatusCode.TooManyRequests } or FetchOutcome.Refused { AskedPause: not null };
}
