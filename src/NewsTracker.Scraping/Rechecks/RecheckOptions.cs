using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Rechecks;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>How articles are looked at again for edits. Bound from the configuration section <c>Rechecks</c>.</summary>
public sealed class RecheckOptions : IValidatableObject
{
    private const int MostChecks = 12;

    private static readonly TimeSpan[] Usual = [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    /// <summary>Off: articles stay as they were first read, until a feed or a person asks.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long after its first sight an article is looked at again, ascending. 1 h, 6 h, 1 d and 7 d where nothing is set.</summary>
    public IReadOnlyList<TimeSpan> After { get; init; } = [];

    /// <summary>How many articles this process looks at at once.</summary>
    [Range(1, 64)]
    public int ConcurrentChecks { get; init; } = 4;

    /// <summary>How often the database is asked for checks that are due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a check stays reserved for a process that gives no sign of it.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a check that cannot be made is tried before it is passed over for the next.</summary>
    [Range(1, 20)]
    public int MaxFailures { get; init; } = 4;

    internal RecheckPlan Plan => new(After.Count == 0 ? Usual : After);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (After.Count > MostChecks || After.Any(after => after < TimeSpan.FromMinutes(1) || after > TimeSpan.FromDays(366)))
        {
            yield return new ValidationResult($"Rechecks:After holds at most {MostChecks} times, each from a minute to 366 days.", [nameof(After)]);
        }

        if (!After.SequenceEqual(After.Distinct().Order()))
        {
            yield return new ValidationResult("Rechecks:After must name each time once, in ascending order.", [nameof(After)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class RecheckOptionsValidator : IValidateOptions<RecheckOptions>;
