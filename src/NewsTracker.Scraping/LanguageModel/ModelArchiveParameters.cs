namespace NewsTracker.Scraping.LanguageModel;

/// <summary>Has stored articles read by the language model.</summary>
/// <param name="Model">The one that was on when it was asked for: another would cost something else.</param>
public sealed record ModelArchiveParameters(string Model)
{
    public const string Kind = "read-by-model";
}
