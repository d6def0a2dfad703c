using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Queries;

/// <summary>The values of fields that know only certain ones.</summary>
public static class QueryTerms
{
    /// <summary>Where an article stands in triage.</summary>
    public static IReadOnlyList<string> States { get; } = ["new", "kept", "dismissed", "coded"];

    /// <summary>What can be recorded with an article.</summary>
    public static IReadOnlyList<string> Records { get; } = ["position", "suggestion", "tag", "annotation", "author"];

    /// <summary>Whether somebody has read an article.</summary>
    public static IReadOnlyList<string> Readings { get; } = ["read", "unread"];

    /// <summary>Whose work an article is: that of whoever asks.</summary>
    public const string Me = "me";

    /// <summary>An article that was given to no one.</summary>
    public const string Nobody = "nobody";

    public static IReadOnlyList<string> Topics { get; } = [.. Enum.GetValues<Topic>().Select(topic => topic.ToKey())];

    public static IReadOnlyList<string> Stances { get; } = [.. Enum.GetValues<Stance>().Select(stance => stance.ToKey())];

    /// <summary>All values the field knows; null where any text will do.</summary>
    public static IReadOnlyList<string>? Of(QueryField field) => field switch
    {
        QueryField.Topic => Topics,
        QueryField.Stance => Stances,
        QueryField.State => States,
        QueryField.Has => Records,
        QueryField.Is => Readings,
        _ => null,
    };
}
