namespace NewsTracker.Web.Pages.Audit;

/// <summary>One field of what an audit event changed: its name in words, what it held before and what after.</summary>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none any more.</param>
public sealed record AuditedValue(string Field, string? Before, string? After)
{
    /// <summary>The fields of both states. Of a change, those that differ; of something made or removed, all that say something.</summary>
    /// <param name="before">JSON, as the audit keeps it; null where nothing was there before.</param>
    /// <param name="after">JSON; null where nothing is there any more.</param>
    public static IReadOnlyList<AuditedValue> Compare(string? before, string? after)
    {
        var old = AuditedFields.Read(before);
        var now = AuditedFields.Read(after);
        return [.. old.Keys.Union(now.Keys)
            .Select(field => new AuditedValue(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field)))
            .Where(value => value.Before != value.After)];
    }
}
