using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Positions;

/// <summary>What a position says, apart from the words it rests on.</summary>
/// <param name="SaidOn">The day on which it was said or done, not the day of the article.</param>
/// <param name="Office">What the speaker was when saying it: "Minister of Defence".</param>
/// <param name="ReportedByAnother">The words are another state's about this one.</param>
/// <param name="FormalStepOn">The day of the legal step: notice, deposit, signature into law.</param>
public sealed record PositionClaim(
    CountryCode Country,
    Topic Topic,
    Stance Stance,
    DateOnly SaidOn,
    string? Speaker = null,
    string? Office = null,
    string? Note = null,
    Confidence Confidence = Confidence.High,
    bool ReportedByAnother = false,
    DateOnly? FormalStepOn = null);
