namespace NewsTracker.Core.Analysis.Wording;

/// <summary>Something that is worded around a state. Written as its mark, a colon and its tokens.</summary>
/// <param name="First">Without a number where the feature is a fact rather than words.</param>
internal readonly record struct WordingFeature(WordingPlace Place, WordedToken First, WordedToken Second = default, WordedToken Third = default)
{
    public static WordingFeature Fact(string fact) => new(WordingPlace.Fact, new WordedToken(fact, 0));

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="number">Gives a token its number.</param>
    public static WordingFeature Read(string text, Func<string, WordedToken> number)
    {
        if (text.Length < 2 || text[1] != ':' || PlaceOf(text[0]) is not { } place)
            return Fact(text);
        var tokens = text[2..].Split(' ');
        return new WordingFeature(place, number(tokens[0]), tokens.Length > 1 ? number(tokens[1]) : default, tokens.Length > 2 ? number(tokens[2]) : default);
    }

    public override string ToString() => Place switch
    {
        WordingPlace.Anywhere => $"s:{First.Name}",
        WordingPlace.Near => $"n:{First.Name}",
        WordingPlace.Before => $"p:{First.Name}",
        WordingPlace.Row => Third.Name is null ? $"b:{First.Name} {Second.Name}" : $"b:{First.Name} {Second.Name} {Third.Name}",
        _ => First.Name,
    };

    private static WordingPlace? PlaceOf(char mark) => mark switch
    {
        's' => WordingPlace.Anywhere,
        'n' => WordingPlace.Near,
        'p' => WordingPlace.Before,
        'b' => WordingPlace.Row,
        _ => null,
    };
}

internal enum WordingPlace
{
    /// <summary>No words of the text: whom the sentence has for the state, what kind of article it is.</summary>
    Fact,

    /// <summary>A token of the sentence (<c>s:</c>).</summary>
    Anywhere,

    /// <summary>A token near the state (<c>n:</c>).</summary>
    Near,

    /// <summary>A token of the sentence before, where this one does not name the state (<c>p:</c>).</summary>
    Before,

    /// <summary>Two or three tokens in a row near the state (<c>b:</c>).</summary>
    Row,
}
