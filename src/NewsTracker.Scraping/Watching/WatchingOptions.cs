using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Watching;

/// <summary>How the intake is watched. Bound from the configuration section <c>Watching</c>.</summary>
public sealed class WatchingOptions
{
    /// <summary>How often feeds and sources are looked through for silence.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(30);
}

[OptionsValidator]
internal sealed partial class WatchingOptionsValidator : IValidateOptions<WatchingOptions>;
