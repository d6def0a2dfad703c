using System.ComponentModel.DataAnnotations;

namespace NewsTracker.Web.Safety;

/// <summary>One line of text. PostgreSQL refuses NUL, and no other control character belongs into a name or an address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlainTextAttribute() : ValidationAttribute("{0} must be one line without control characters.")
{
    public override bool IsValid(object? value) => value is not string text || !text.Any(char.IsControl);
}
