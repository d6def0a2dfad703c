using System.ComponentModel.DataAnnotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Positions;

/// <summary>The coding form as it is sent: keys of the codebook, countries ticked and typed.</summary>
public sealed record CodingInput
{
    /// <summary>Codes that are ticked.</summary>
    public List<string> Countries { get; init; } = [];

    /// <summary>Countries that were offered, ticked or not, so that the form can offer them again.</summary>
    public List<string> Offered { get; init; } = [];

    /// <summary>Further countries by name or code, with commas between them.</summary>
    [PlainText]
    [StringLength(1000, ErrorMessage = "The further countries take 1000 characters.")]
    [Display(Name = "Further countries")]
    public string? MoreCountries { get; init; }

    public string? Topic { get; init; }

    public string? Stance { get; init; }

    public DateOnly? SaidOn { get; init; }

    [PlainText]
    public string? Speaker { get; init; }

    [PlainText]
    public string? Office { get; init; }

    public string? Note { get; init; }

    public Confidence Confidence { get; init; } = Confidence.High;

    [Display(Name = "Reported by another")]
    public bool ReportedByAnother { get; init; }

    [Display(Name = "Formal step")]
    public DateOnly? FormalStepOn { get; init; }

    /// <summary>What a form begins with: what the machine suggests or proposes, or else the countries that the words name.</summary>
    public static CodingInput Begin(Suggestion? suggestion, ProposedClaim? proposed, List<string> guessed, DateOnly saidOn) =>
        suggestion is not null ? Of(new PositionClaim(suggestion.CountryCode, suggestion.Topic, suggestion.Stance, saidOn, suggestion.Speaker))
        : proposed is not null ? Of(new PositionClaim(proposed.Country, proposed.Topic, proposed.Stance, saidOn))
        : new CodingInput { Countries = guessed, Offered = guessed, SaidOn = saidOn };

    public static CodingInput Of(PositionClaim claim) => new()
    {
        Countries = [claim.Country.Value],
        Offered = [claim.Country.Value],
        Topic = claim.Topic.ToKey(),
        Stance = claim.Stance.ToKey(),
        SaidOn = claim.SaidOn,
        Speaker = claim.Speaker,
        Office = claim.Office,
        Note = claim.Note,
        Confidence = claim.Confidence,
        ReportedByAnother = claim.ReportedByAnother,
        FormalStepOn = claim.FormalStepOn,
    };

    /// <summary>One claim a country; what is missing is told in sentences, by field.</summary>
    public IReadOnlyList<PositionClaim> ToClaims(CountryReading reading, ICollection<PositionProblem> problems)
    {
        if (!CodebookKeys.TryParseTopic(Topic, out var topic))
        {
            problems.Add(new(nameof(Topic), "Choose a topic: what the passage is about."));
        }

        if (!CodebookKeys.TryParseStance(Stance, out var stance))
        {
            problems.Add(new(nameof(Stance), "Choose a stance: how far the state goes."));
        }

        if (SaidOn is null)
        {
            problems.Add(new(nameof(SaidOn), "Give the day on which it was said, as year-month-day."));
        }

        var countries = Countries.Select(code => CountryCode.TryParse(code, null, out var parsed) ? parsed : null).OfType<CountryCode>().Concat(reading.Read(MoreCountries, problems)).Distinct().ToList();
        if (countries.Count == 0 && problems.All(problem => problem.Field != nameof(MoreCountries)))
        {
            problems.Add(new(nameof(Countries), $"{(Offered.Count > 0 ? "Tick or name" : "Name")} at least one country: whose position is it?"));
        }

        if (problems.Count > 0)
        {
            return [];
        }

        var claim = new PositionClaim(countries[0], topic, stance, SaidOn!.Value, Blank(Speaker), Blank(Office), Clean(Note), Confidence, ReportedByAnother, FormalStepOn);
        return countries.ConvertAll(country => claim with { Country = country });
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>PostgreSQL refuses NUL; other control characters but line breaks say nothing.</summary>
    private static string? Clean(string? text) => Blank(text is null ? null : string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))));
}
