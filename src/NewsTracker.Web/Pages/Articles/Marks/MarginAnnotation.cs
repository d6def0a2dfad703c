using NewsTracker.Core.Annotations;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>An annotation as the margin shows it beside the text of one revision.</summary>
/// <param name="Sign">Its number beside this text, in the order of the text.</param>
/// <param name="Anchor">Where its passage stands in this text.</param>
public sealed record MarginAnnotation(
    string Sign,
    long Id,
    int Version,
    string Exact,
    int MadeOnRevision,
    Anchor Anchor,
    Motivation Motivation,
    string? Body,
    IReadOnlyList<string> Tags,
    string Creator,
    DateTimeOffset CreatedAt,
    bool IsEdited,
    string? ResolvedBy,
    string? RetractedBy,
    IReadOnlyList<MarginReply> Replies)
{
    public const string Layer = "annotations";

    public string ElementId => $"annotation-{Id}";

    /// <summary>What a reader has to know of where the passage stands; nothing where it stands as it was marked.</summary>
    public string? AnchorWords => Anchor switch
    {
        Anchor.Moved { HasSameWords: true } => "moved: the text around it has changed",
        Anchor.Moved moved => $"the words have changed ({moved.Score * 100:0} % alike)",
        Anchor.Orphaned => "orphaned: not in this revision",
        _ => null,
    };

    /// <summary>The words that stand there now, where they are others.</summary>
    public string? WordsNow => Anchor is Anchor.Moved { HasSameWords: false } moved ? moved.Words : null;

    public string Kind => KindOf(Motivation);

    /// <summary>What a mark is called, in the margin as on its own page.</summary>
    public static string KindOf(Motivation motivation) => motivation switch
    {
        Motivation.Commenting => "Comment",
        Motivation.Tagging => "Tagged",
        Motivation.Classifying => "Evidence",
        Motivation.Replying => "Reply",
        _ => "Highlight",
    };

    /// <summary>The mark in the text; null where the passage is not in it.</summary>
    /// <param name="by">By whom it is, as the reader may be told.</param>
    public ReaderMark? MarkIn(CodePointMap map, string by) => Anchor.Position is not { } at || RetractedBy is not null
        ? null
        : new ReaderMark(Layer, ElementId, map.ToUtf16(at.Start), map.ToUtf16(at.End), $"{Kind} {Sign} {by}{(AnchorWords is null ? "" : $", {AnchorWords}")}")
        {
            Sign = Sign,
            CssClass = Anchor is Anchor.Moved ? "is-moved" : ResolvedBy is not null ? "is-resolved" : null,
        };
}

/// <summary>A reply in the margin.</summary>
public sealed record MarginReply(long Id, int Version, string? Body, string Creator, DateTimeOffset CreatedAt, bool IsEdited, string? RetractedBy);
