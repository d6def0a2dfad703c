using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsTracker.Web.Safety;

/// <summary>How sign-in is guarded. Bound from the configuration section <c>SignIn</c>.</summary>
public sealed class SignInOptions : IValidatableObject
{
    private const int Most = 100_000;

    /// <summary>Password attempts a minute from one address, over all accounts.</summary>
    public int AttemptsPerMinute { get; init; } = 10;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AttemptsPerMinute is >= 1 and <= Most
        ? []
        : [new ValidationResult($"SignIn:AttemptsPerMinute must be from 1 to {Most}: with none, nobody could sign in.", [nameof(AttemptsPerMinute)])];
}

[OptionsValidator]
internal sealed partial class SignInOptionsValidator : IValidateOptions<SignInOptions>;
