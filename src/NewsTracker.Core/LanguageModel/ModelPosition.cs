using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.LanguageModel;

/// <summary>A position that a language model read and that withstood every check.</summary>
/// <param name="Evidence">An exact stretch of the article's text.</param>
/// <param name="Speaker">In words of the article.</param>
public sealed record ModelPosition(CountryCode Country, Topic Topic, Stance Stance, TextSpan Evidence, string? Speaker, DateOnly? SaidOn);

/// <summary>A position that did not.</summary>
/// <param name="What">What the model said, shortened.</param>
/// <param name="Why">What is wrong with it, in a sentence.</param>
public sealed record DroppedPosition(string What, string Why);
