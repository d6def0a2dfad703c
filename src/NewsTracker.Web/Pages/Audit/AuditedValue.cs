using NewsTracker.Core;

namespace NewsTracker.Web.Pages.Audit;

/// <summary>One field of what an audit event changed: its name in words, what it held before and what after.</summary>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none any more.</param>
public sealed record AuditedValue(string Field, string? Before, string? After)
{
    private const int MaxShown = 500;

    /// <summary>How much of what both begin with is shown before they part.</summary>
    private const int LeadIn = 60;

    /// <summary>Whether the values hold more than is shown: of long ones only the part that begins shortly before they differ.</summary>
    public bool IsCut { get; private init; }

    /// <summary>The fields of both states. Of a change, those that differ; of something made or removed, all that say something.</summary>
    /// <param name="before">JSON, as the audit keeps it; null where nothing was there before.</param>
    /// <param name="after">JSON; null where nothing is there any more.</param>
    public static IReadOnlyList<AuditedValue> Compare(string? before, string? after)
    {
        var old = AuditedFields.Read(before);
        var now = AuditedFields.Read(after);
        return [.. old.Keys.Union(now.Keys)
            .Select(field => new AuditedValue(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field)))
            .Where(value => value.Before != value.After)
            .Select(value => value.Shown())];
    }

    private AuditedValue Shown()
    {
        if (Math.Max(Before?.Length ?? 0, After?.Length ?? 0) <= MaxShown)
        {
            return this;
        }

        var start = StartOfDifference(Before ?? "", After ?? "");
        return new AuditedValue(Field, Cut(Before, start), Cut(After, start)) { IsCut = true };
    }

    private static int StartOfDifference(string before, string after)
    {
        var start = Math.Max(before.AsSpan().CommonPrefixLength(after) - LeadIn, 0);
        return start > 0 && char.IsLowSurrogate(before[start]) ? start - 1 : start;
    }

    private static string? Cut(string? value, int start) => value is null ? null : (start == 0 ? "" : "…") + value[start..].ShortenTo(MaxShown);
}
