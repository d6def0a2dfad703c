namespace NewsTracker.Core.Positions;

/// <summary>Guesses the day on which something was said from the sentence that tells of it and the day of its article. A guess to be looked at, never stored unseen.</summary>
public static class SaidOnGuess
{
    /// <param name="published">The article's day as printed; relative days count from it.</param>
    public static DateOnly Of(string sentence, DateOnly published) => NamedDay.In(sentence, published) ?? published;
}
