namespace NewsTracker.Data.Settings;

/// <summary>A switch of the whole installation that an admin can turn.</summary>
public sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}
