using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Jobs;

/// <summary>How background jobs are run. Bound from the configuration section <c>Jobs</c>.</summary>
public sealed class JobOptions : IValidatableObject
{
    /// <summary>How many jobs this process runs at once.</summary>
    [Range(1, 16)]
    public int ConcurrentJobs { get; init; } = 2;

    /// <summary>How often a running job shows a sign of life, and looks whether it was cancelled.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a job goes without a sign of life before another process takes it over; several heartbeats.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LostAfter { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How often waiting and lost jobs are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a job that fails is begun before it is given up, until somebody asks again.</summary>
    [Range(1, 20)]
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How long a job that failed waits for its next attempt; twice as long after the second.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LostAfter < 2 * HeartbeatInterval)
        {
            yield return new ValidationResult("Jobs:LostAfter must be at least twice Jobs:HeartbeatInterval: else jobs that run well are taken for lost, and run twice.", [nameof(LostAfter)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class JobOptionsValidator : IValidateOptions<JobOptions>;
