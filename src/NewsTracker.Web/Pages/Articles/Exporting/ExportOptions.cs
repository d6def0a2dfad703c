using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>How often articles are exported. Bound from the configuration section <c>Exports</c>.</summary>
public sealed class ExportOptions : IValidatableObject
{
    private const int Most = 100_000;

    /// <summary>Exports a minute that one user begins, or visitors from one address.</summary>
    public int ExportsPerMinute { get; init; } = 10;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => ExportsPerMinute is >= 1 and <= Most
        ? []
        : [new ValidationResult($"Exports:ExportsPerMinute must be from 1 to {Most}: with none, nobody could export anything.", [nameof(ExportsPerMinute)])];
}

[OptionsValidator]
internal sealed partial class ExportOptionsValidator : IValidateOptions<ExportOptions>;
