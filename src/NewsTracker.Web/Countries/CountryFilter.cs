using System.ComponentModel.DataAnnotations;
using NewsTracker.Core;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Countries;

namespace NewsTracker.Web.Countries;

/// <summary>Which states a reader wants to see, and when: shared by the table, the map and the matrix, so that one leads to the other.</summary>
public sealed record CountryFilter : IValidatableObject
{
    [StringLength(100)]
    public string? Name { get; init; }

    /// <summary>A region, or a region and a subregion: "Europe/Northern Europe".</summary>
    [StringLength(100)]
    public string? Region { get; init; }

    /// <summary>The key of a group: "nato". Its members are those of the day looked at.</summary>
    [StringLength(40)]
    public string? Group { get; init; }

    public TreatyStatus? Status { get; init; }

    public DateOnly? AsOf { get; init; }

    public DateOnly? KnownAt { get; init; }

    public bool IsFiltered => Status is not null || !string.IsNullOrWhiteSpace(Region) || !string.IsNullOrWhiteSpace(Name) || !string.IsNullOrWhiteSpace(Group);

    public IQueryable<Country> Apply(IQueryable<Country> countries, IReadOnlyList<CountryGroup> groups, DateOnly asOf)
    {
        var found = countries.InRegion(Region).Named(Name);
        if (FindGroup(groups) is not { } group)
        {
            return found;
        }

        var members = group.MembersOn(asOf);
        return found.Where(c => members.Contains(c.Code));
    }

    public CountryGroup? FindGroup(IReadOnlyList<CountryGroup> groups) => groups.FirstOrDefault(group => group.Key == Group);

    /// <summary>As values of an address; what is not set is left out.</summary>
    public Dictionary<string, string?> ToRoute() => new()
    {
        ["name"] = Blank(Name),
        ["region"] = Blank(Region),
        ["group"] = Blank(Group),
        ["status"] = Status?.ToString(),
        ["asOf"] = DayWords.Iso(AsOf),
        ["knownAt"] = DayWords.Iso(KnownAt),
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var groups = validationContext.GetRequiredService<IReadOnlyList<CountryGroup>>();
        if (!string.IsNullOrWhiteSpace(Group) && FindGroup(groups) is null)
        {
            yield return new ValidationResult($"There is no group “{Group}”. Choose one of {string.Join(", ", groups.Select(group => group.Key))}.", [nameof(Group)]);
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
