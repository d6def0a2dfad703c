using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis.Choosing;

namespace NewsTracker.Data.Scoring;

/// <summary>The scorer that weighs what the engine reads: the last one trained on verdicts and kept, or the one that comes with the engine.</summary>
public sealed class ScorerInUse(NewsTrackerDbContext db, ScorerMemory memory)
{
    public async Task<PositionModel> FindAsync(CancellationToken cancellationToken)
    {
        var id = await db.Scorers.InUse().Select(s => (long?)s.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is not { } kept)
        {
            return PositionModel.Default;
        }

        if (memory.Find(kept) is { } known)
        {
            return known;
        }

        var weights = await db.Scorers.Where(s => s.Id == kept).Select(s => s.Weights).SingleAsync(cancellationToken);
        using var reader = new StringReader(weights);
        return memory.Keep(kept, PositionModel.Read(reader));
    }
}

/// <summary>Remembers the weights read last: they are asked for with every article.</summary>
public sealed class ScorerMemory
{
    private volatile Entry? last;

    internal PositionModel? Find(long id) => last is { } entry && entry.Id == id ? entry.Model : null;

    internal PositionModel Keep(long id, PositionModel model)
    {
        last = new Entry(id, model);
        return model;
    }

    private sealed record Entry(long Id, PositionModel Model);
}
