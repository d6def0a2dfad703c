using System.Globalization;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Tags;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>What counted values are called, and how a query says them.</summary>
/// <param name="Sources">Names by id.</param>
/// <param name="Tags">Null where no tag was counted.</param>
public sealed record FacetWords(CountryNames Countries, IReadOnlyDictionary<long, string> Sources, TagTree? Tags)
{
    /// <summary>Null where a value has no name any more.</summary>
    public (string Label, string Value)? Of(QueryField field, string value) => field switch
    {
        QueryField.Country => Countries.ByM49(Number(value)) is { } country ? (Countries[country], country.Value) : null,
        QueryField.Source => Sources.GetValueOrDefault(Number(value)) is { } source ? (source, source) : null,
        QueryField.Tag => Tags?.Resolve(Number(value)) is { } tag ? (tag.Name, tag.Slug) : null,
        QueryField.Topic => (CodebookKeys.ParseTopic(value).ToWords(), value),
        QueryField.Stance => (CodebookKeys.ParseStance(value).ToWords(), value),
        QueryField.Lang => (LanguageNames.InEnglish(value), value),
        _ => (char.ToUpperInvariant(value[0]) + value[1..], value),
    };

    internal static long Number(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}
