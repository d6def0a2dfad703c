using System.Globalization;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Web.Positions;

/// <summary>Reads countries from a passage and from what an editor types.</summary>
public sealed class CountryReading(CountryMentionFinder finder)
{
    /// <summary>The states that the passage names, in their order; where it names none, those of its sentence.</summary>
    public IReadOnlyList<CountryCode> Guess(string passage, string sentence) =>
        finder.MentionedCountries(passage) is { Count: > 0 } named ? named : finder.MentionedCountries(sentence);

    /// <summary>Names or codes with commas between them: "Latvia, EST".</summary>
    public IReadOnlyList<CountryCode> Read(string? typed, ICollection<PositionProblem> problems)
    {
        var countries = new List<CountryCode>();
        foreach (var name in (typed ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The finder is strict on capitals, as a text must be read; whoever types is in a hurry.
            var found = finder.MentionedCountries(name) is { Count: > 0 } named ? named : finder.MentionedCountries(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant()));
            if (found.Count > 0)
            {
                countries.AddRange(found);
            }
            else if (CountryCode.TryParse(name, null, out var code))
            {
                countries.Add(code);
            }
            else
            {
                problems.Add(new(nameof(CodingInput.MoreCountries), $"“{name}” is no state that could be found. Write its name or its three-letter code, as in “Latvia, EST”."));
            }
        }

        return countries;
    }
}
