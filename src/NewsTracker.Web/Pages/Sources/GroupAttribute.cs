using System.ComponentModel.DataAnnotations;
using NewsTracker.Core.Sources;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A group that is typed names a folder: of slashes alone there would be none, and the source would leave its group without a word.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GroupAttribute() : ValidationAttribute("Between its slashes the group names no folder. Name one, as in Baltics/Estonia, or leave the field empty.")
{
    public override bool IsValid(object? value) => string.IsNullOrWhiteSpace(value as string) || SourceNaming.GroupOf((string)value) is not null;
}
