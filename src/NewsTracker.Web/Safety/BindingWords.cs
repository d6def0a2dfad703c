using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace NewsTracker.Web.Safety;

/// <summary>What a form says of a value that its field cannot hold, as a number with letters in it or one of too many digits. A field is named as its label names it (Display).</summary>
internal static class BindingWords
{
    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"“{value}” cannot be taken for “{field}”.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}” cannot be taken.");
        messages.SetValueIsInvalidAccessor(value => $"“{value}” cannot be taken.");
        messages.SetValueMustBeANumberAccessor(field => $"“{field}” must be a number.");
        messages.SetValueMustNotBeNullAccessor(_ => "Fill in every field that must not be empty.");
    }
}
