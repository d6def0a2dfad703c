namespace NewsTracker.Scraping.Outbound;

/// <summary>Lets one at a time find out about an origin's robots.txt, so that the others, who wait, need not ask for it themselves. An origin is forgotten when nobody waits for it.</summary>
internal sealed class RobotsTurns
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);

    /// <returns>To be disposed of when it is known.</returns>
    public async Task<IDisposable> TakeAsync(string origin, CancellationToken cancellationToken)
    {
        var turn = Join(origin);
        try
        {
            await turn.Free.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(origin, turn);
            throw;
        }

        return new Taken(this, origin, turn);
    }

    private Turn Join(string origin)
    {
        lock (gate)
        {
            if (!turns.TryGetValue(origin, out var turn))
            {
                turns.Add(origin, turn = new Turn());
            }

            turn.Joined++;
            return turn;
        }
    }

    private void Leave(string origin, Turn turn)
    {
        lock (gate)
        {
            if (--turn.Joined == 0)
            {
                turns.Remove(origin);
                turn.Free.Dispose();
            }
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Joined { get; set; }
    }

    private sealed class Taken(RobotsTurns turns, string origin, Turn turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Free.Release();
            turns.Leave(origin, turn);
        }
    }
}
