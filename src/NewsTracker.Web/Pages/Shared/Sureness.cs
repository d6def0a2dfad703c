namespace NewsTracker.Web.Pages.Shared;

/// <summary>What is done to more articles than anybody looks through is asked once more: by a box to tick, which the button alone does not replace.</summary>
/// <param name="Count">How many articles are meant, as the page says it elsewhere: "3,028 articles".</param>
/// <param name="IsWhole">The whole archive is meant, without a search.</param>
public sealed record Sureness(string Count, bool IsWhole, bool IsSure)
{
    /// <summary>The most that are decided on without asking once more.</summary>
    public const int MostUnasked = 1_000;

    public const string Field = "sure";

    public string Words => IsWhole ? $"Yes, I mean the whole archive: {Count}" : $"Yes, I mean all {Count}";

    /// <summary>What is said where the box was not ticked.</summary>
    public string Problem => $"Tick “{Words}”, or go back and narrow the search.";

    /// <param name="total">How many articles are meant.</param>
    public static bool IsAsked(long total, bool isWhole) => isWhole || total > MostUnasked;
}
