using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Polling;

/// <summary>How feeds are polled. Bound from the configuration section <c>Scraping</c>.</summary>
public sealed class PollingOptions
{
    /// <summary>Whether this process scrapes; a web host on a machine with separate scrapers only serves.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How often the database is asked for feeds that are due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many feeds this process polls at once.</summary>
    [Range(1, 256)]
    public int ConcurrentPolls { get; init; } = 8;

    /// <summary>How many articles of one feed are taken in at once; the pace towards their hosts is kept all the same.</summary>
    [Range(1, 32)]
    public int ConcurrentItems { get; init; } = 12;

    /// <summary>How long a feed stays reserved for a scraper that gives no sign of life.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Most items of one feed that one poll takes and notes: new ones first, the rest comes with the next polls.</summary>
    [Range(1, 5000)]
    public int MaxItemsPerPoll { get; init; } = 500;

    /// <summary>How long the ledger keeps each poll that brought nothing and met no trouble; of older ones it keeps two a day for a while, then none.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan QuietPollsKept { get; init; } = TimeSpan.FromDays(30);
}

[OptionsValidator]
internal sealed partial class PollingOptionsValidator : IValidateOptions<PollingOptions>;
