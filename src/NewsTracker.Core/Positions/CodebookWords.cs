namespace NewsTracker.Core.Positions;

/// <summary>Topics and stances as sentences say them; the same words as the codebook's names.</summary>
public static class CodebookWords
{
    public static string ToWords(this Topic topic) => topic.ToString();

    public static string ToWords(this Stance stance) => stance switch
    {
        Stance.RulesOut => "Rules out",
        Stance.InEffect => "In effect",
        _ => stance.ToString(),
    };
}
