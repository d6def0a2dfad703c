using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>The day a sentence names for what it tells.</summary>
internal static class SaidDates
{
    public static DateOnly? Find(string text, Sentence sentence, DateOnly? publishedOn) =>
        publishedOn is { } today ? NamedDay.In(text[sentence.Start..sentence.End], today) : null;
}
