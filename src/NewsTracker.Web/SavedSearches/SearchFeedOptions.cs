using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsTracker.Web.SavedSearches;

/// <summary>How feeds of saved searches are served. Bound from the configuration section <c>Feeds</c>.</summary>
public sealed class SearchFeedOptions : IValidatableObject
{
    private const int Most = 1_000_000;

    /// <summary>Requests a minute from one address, whichever feeds they ask for.</summary>
    public int RequestsPerMinute { get; init; } = 120;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => RequestsPerMinute is >= 1 and <= Most
        ? []
        : [new ValidationResult($"Feeds:RequestsPerMinute must be from 1 to {Most}: with none, no feed could be read.", [nameof(RequestsPerMinute)])];
}

[OptionsValidator]
internal sealed partial class SearchFeedOptionsValidator : IValidateOptions<SearchFeedOptions>;
