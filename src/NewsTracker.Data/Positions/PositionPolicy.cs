using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Positions;

/// <summary>How positions come to be accepted in this installation.</summary>
public sealed class PositionPolicy(NewsTrackerDbContext db)
{
    /// <summary>The setting's key.</summary>
    public const string FourEyes = "positions.four-eyes";

    /// <summary>Whether nobody accepts what they themselves recorded.</summary>
    public Task<bool> NeedsFourEyesAsync(CancellationToken cancellationToken) => db.Settings.AnyAsync(s => s.Key == FourEyes && s.Value == "on", cancellationToken);
}
