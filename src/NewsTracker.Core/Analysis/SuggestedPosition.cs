using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis;

/// <summary>A position that the text seems to attribute to a state, with the words it rests on.</summary>
/// <param name="Evidence">An exact stretch of the analysed text.</param>
/// <param name="Confidence">Between 0 and 1: how often a suggestion like this one was right on articles that the scorer had not learned from.</param>
/// <param name="Reason">Which words made the engine think so: <c>Lithuania … “approved”: Withdrawal – Intends</c>.</param>
/// <param name="Speaker">Who said it, by office, where the text tells.</param>
/// <param name="SaidOn">The day it was said or done as the text tells it; absent when only the article's own date is known.</param>
public sealed record SuggestedPosition(
    CountryCode Country,
    Topic Topic,
    Stance Stance,
    TextSpan Evidence,
    double Confidence,
    string Reason,
    string? Speaker,
    DateOnly? SaidOn)
{
    /// <summary>Suggestions from here on are shown as such; the rest only as possible. Chosen for precision on the development sets.</summary>
    public const double DefaultThreshold = 0.5;

    public bool IsPossible => Confidence < DefaultThreshold;
}
