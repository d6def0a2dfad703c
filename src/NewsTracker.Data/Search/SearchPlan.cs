namespace NewsTracker.Data.Search;

/// <summary>A way to the newest matches.</summary>
/// <param name="Depth">How many rows by date, whether they match or not, are looked among; 0 where all matches are gathered.</param>
public readonly record struct SearchPlan(SearchPlan.Way By, long Depth)
{
    /// <summary>No walk is longer: a wrong estimate costs no more.</summary>
    public const long LongestWalk = 40_000;

    // How many times as far one goes that found too little.
    private const int Longer = 3;

    public static SearchPlan Gather { get; } = new(Way.Gather, 0);

    /// <summary>What it reads.</summary>
    public string IndexFor(SearchCondition condition) => By switch
    {
        Way.Gather => ArticleSearchConfiguration.WordsIndex,
        Way.Walk => condition.AlongIndex,
        _ => $"{ArticleSearchConfiguration.WordsIndex} by days",
    };

    /// <summary>The next longer; null where there is none.</summary>
    public SearchPlan? Further() => By is Way.Gather || (By is Way.Walk && Depth >= LongestWalk) ? null
        : this with { Depth = By is Way.Walk ? Math.Min(Depth * Longer, LongestWalk) : Depth * Longer };

    public enum Way
    {
        /// <summary>All matches by the index of words, of which the newest are taken.</summary>
        Gather,

        /// <summary>Row by row by date, until the page is full.</summary>
        Walk,

        /// <summary>The matches back to some day, by the index of words, which knows the days too.</summary>
        Window,
    }
}
