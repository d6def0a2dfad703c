using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Sources;

/// <summary>A setting that admins change in a form of its own.</summary>
/// <param name="Subject">What it is a setting of, as the audit log names it.</param>
/// <param name="Act">The act of changing it.</param>
/// <param name="RemovalAct">The act of taking it away, where that is another.</param>
/// <param name="MarkOf">What a form that showed the value sends back.</param>
/// <param name="Describe">The value as the audit log keeps it.</param>
internal sealed record SourceSetting<TValue>(string Subject, string Act, string RemovalAct, Func<TValue, string> MarkOf, Func<TValue, object> Describe);

internal static class SourceSettings
{
    public static readonly SourceSetting<SourceName> Name =
        new("Source", "sources.rename", "sources.rename", SourceDesk.MarkOf, name => new { name = name.Name, group = name.Group, reliability = name.Reliability });

    public static readonly SourceSetting<string?> Rules = new("Source", "sources.change-rules", "sources.remove-rules", SourceDesk.MarkOf, rules => new { rules });

    public static readonly SourceSetting<string?> Filters = new("Source", "sources.change-filters", "sources.change-filters", SourceDesk.MarkOf, filters => new { filters });

    public static readonly SourceSetting<string?> GlobalFilters = Filters with { Subject = "Setting" };

    public static readonly SourceSetting<string?> Listing = new("Feed", "sources.change-listing", "sources.change-listing", SourceDesk.MarkOf, rules => new { rules });
}
