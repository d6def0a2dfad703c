using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Notices;

/// <summary>How news for readers is gathered. Bound from the configuration section <c>Notices</c>.</summary>
public sealed class GatheringOptions
{
    /// <summary>How often news is looked for; of each saved search there is one notice a time at most.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(10);
}

[OptionsValidator]
internal sealed partial class GatheringOptionsValidator : IValidateOptions<GatheringOptions>;
