using Microsoft.AspNetCore.Mvc;
using NewsTracker.Core;
using NewsTracker.Core.Countries;
using NewsTracker.Web.Pages.Articles.Marks;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What is coded from the article, and what is suggested: by country, in the order of their names.</summary>
public sealed partial class ReadModel
{
    /// <summary>Whether an editor asks for what the engine reads below the line.</summary>
    [BindProperty(SupportsGet = true, Name = "possible")]
    public bool AsksForPossible { get; set; }

    public IReadOnlyList<OfCountry<CodedPosition>> Coded { get; private set; } = [];

    public IReadOnlyList<OfCountry<OpenSuggestion>> Suggested { get; private set; } = [];

    public bool IsCodedCut => Coded.Sum(group => group.Rows.Count) >= CodedPositions.Most;

    public bool IsSuggestedCut => Suggested.Sum(group => group.Rows.Count) >= OpenSuggestions.Most;

    /// <summary>What stays below the line; absent where nobody asks.</summary>
    public IReadOnlyList<OfCountry<PossiblePosition>>? Possible { get; private set; }

    /// <summary>"11 positions, 2 suggestions"; absent where there is neither.</summary>
    public string? CodedWords => (Coded.Sum(group => group.Rows.Count), Suggested.Sum(group => group.Rows.Count)) switch
    {
        (0, 0) => null,
        (var coded, 0) => Counting.Of(coded, "position"),
        (0, var suggested) => Counting.Of(suggested, "suggestion"),
        var (coded, suggested) => $"{Counting.Of(coded, "position")}, {Counting.Of(suggested, "suggestion")}",
    };

    private async Task ReadCodedAsync(ReaderText text, CancellationToken cancellationToken)
    {
        Coded = OfCountry<CodedPosition>.Group((await coded.OfAsync(text, cancellationToken)).OrderBy(row => row.Topic).ThenByDescending(row => row.Stance), row => (row.Country, row.CountryName));
        Suggested = OfCountry<OpenSuggestion>.Group((await suggestions.OfAsync(text, cancellationToken)).OrderByDescending(row => row.Confidence), row => (row.Country, row.CountryName));
        if (AsksForPossible && MayEdit)
        {
            Possible = OfCountry<PossiblePosition>.Group(await possible.OfAsync(text, cancellationToken), row => (row.Country, row.CountryName));
        }
    }

    public sealed record OfCountry<T>(CountryCode Code, string Name, IReadOnlyList<T> Rows)
    {
        internal static IReadOnlyList<OfCountry<T>> Group(IEnumerable<T> rows, Func<T, (CountryCode Code, string Name)> country) =>
            [.. rows.GroupBy(country).OrderBy(group => group.Key.Name, StringComparer.InvariantCulture).Select(group => new OfCountry<T>(group.Key.Code, group.Key.Name, [.. group]))];
    }
}
