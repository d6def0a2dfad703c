using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace NewsTracker.Web.Safety;

/// <summary>Every date that a page takes lies in years that calendars and the database can count on from: a day before year 1 is nobody's question, and asking for it must be no fault of ours.</summary>
internal sealed class PlausibleDates : IValidationMetadataProvider
{
    private static readonly PlausibleDateAttribute Rule = new();

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if ((Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType) == typeof(DateOnly))
        {
            context.ValidationMetadata.ValidatorMetadata.Add(Rule);
        }
    }

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
    private sealed class PlausibleDateAttribute() : ValidationAttribute("Give a date between the years 1900 and 2199.")
    {
        public override bool IsValid(object? value) => value is not DateOnly { Year: < 1900 or > 2199 };
    }
}
