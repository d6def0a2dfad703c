using System.Globalization;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>What counted values are called, and how a query says them.</summary>
/// <param name="Sources">By id.</param>
/// <param name="Tags">Those that were counted, by id; one that was merged as the tag that it is now.</param>
public sealed record FacetWords(CountryNames Countries, IReadOnlyDictionary<long, FacetSource> Sources, IReadOnlyDictionary<long, FacetTag> Tags)
{
    /// <summary>Null where a value has no name any more.</summary>
    /// <param name="query">What is asked: a name that several sources have means all of them only where it asks for it.</param>
    public (string Label, string Value)? Of(ArticleQuery query, QueryField field, string value) => field switch
    {
        QueryField.Country => Countries.ByM49(Number(value)) is { } country ? (Countries[country], country.Value) : null,
        QueryField.Source => Sources.GetValueOrDefault(Number(value)) is { } source ? (source.Label, !query.Asks(field, value) && (source.Home is null || query.Asks(field, source.Asked)) ? source.Asked : value) : null,
        QueryField.Tag => Tags.GetValueOrDefault(Number(value)) is { } tag ? (tag.Name, tag.Slug) : null,
        QueryField.Topic => (CodebookKeys.ParseTopic(value).ToWords(), value),
        QueryField.Stance => (CodebookKeys.ParseStance(value).ToWords(), value),
        QueryField.Lang => (LanguageNames.InEnglish(value), value),
        _ => (Capital(value), value),
    };

    /// <summary>What a value is called that the query asks for and nothing was found with.</summary>
    public string Called(QueryField field, string value) => field switch
    {
        QueryField.Country when CountryCode.TryParse(value, null, out var country) => Countries[country],
        QueryField.Source when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Sources.GetValueOrDefault(id) is { } source => source.Label,
        QueryField.Topic when CodebookKeys.TryParseTopic(value, out var topic) => topic.ToWords(),
        QueryField.Stance when CodebookKeys.TryParseStance(value, out var stance) => stance.ToWords(),
        QueryField.Lang => LanguageNames.InEnglish(value),
        QueryField.State => Capital(value),
        _ => value,
    };

    private static string Capital(string value) => char.ToUpperInvariant(value[0]) + value[1..];

    internal static long Number(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}

public sealed record FacetTag(string Name, string Slug);

/// <param name="Home">Tells a source from another of its name; null where none has it.</param>
public sealed record FacetSource(string Name, string? Home)
{
    /// <summary>How a query says the name that several have: as the first of them writes it.</summary>
    public string Asked { get; init; } = Name;

    public string Label => Home is null ? Name : $"{Name} ({Home})";
}
