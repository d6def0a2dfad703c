using System.Diagnostics;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Triage;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>Words and marks for the states of triage.</summary>
public static class TriageWords
{
    private const string Unfinished = "state:new,kept";

    /// <summary>What a dismissal is mostly for; an editor may write another.</summary>
    public static IReadOnlyList<string> CommonReasons { get; } =
        ["Not about the Convention", "Names no state’s position", "Repeats an article that is kept", "Not news: opinion, history or a listing", "Not legible"];

    /// <summary>The search for what the one who asks was given and has not finished.</summary>
    public const string UnfinishedWork = $"for:me {Unfinished}";

    /// <summary>The search for what somebody was given and has not finished.</summary>
    public static string UnfinishedWorkOf(string name) => $"{ArticleQuery.Everything.With(QueryField.For, name)} {Unfinished}";

    public static string Of(TriageState state) => state.ToString();

    public static string MarkOf(TriageState state) => state switch
    {
        TriageState.New => "mark-warning",
        TriageState.Kept => "mark-idle",
        TriageState.Dismissed => "mark-bad",
        TriageState.Coded => "mark-good",
        _ => throw new UnreachableException(),
    };

    /// <summary>What was left alone of a go on several.</summary>
    public static string Coded(int count) => $"{count:N0} coded {(count == 1 ? "article" : "articles")} stayed as {(count == 1 ? "it was" : "they were")}.";

    /// <summary>What is about to be done, for a button.</summary>
    public static string Doing(TriageState state) => state switch
    {
        TriageState.New => "Put back among the new",
        TriageState.Kept => "Keep",
        TriageState.Dismissed => "Dismiss",
        TriageState.Coded => "Mark as coded",
        _ => throw new UnreachableException(),
    };

    /// <summary>What was done, for a sentence that begins with how many articles.</summary>
    public static string Done(TriageState? state) => state switch
    {
        TriageState.New => "put back among the new",
        TriageState.Kept => "kept",
        TriageState.Dismissed => "dismissed",
        TriageState.Coded => "marked as coded",
        null => "given over",
        _ => throw new UnreachableException(),
    };
}
