using NewsTracker.Core.Annotations;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>A passage that is being marked, with what is said of it, as its form shows it.</summary>
public sealed record MarkForm(long ArticleId, int RevisionNumber)
{
    /// <summary>In code points of the revision's text; absent until a passage is chosen.</summary>
    public TextPositionSelector? Position { get; init; }

    public string? Exact { get; init; }

    public string? Body { get; init; }

    /// <summary>Names of tags, with commas between them.</summary>
    public string? Tags { get; init; }

    public string? Problem { get; init; }

    public IReadOnlyList<string> TagNames { get; init; } = [];

    /// <summary>Whose drafts these are: another user of the same browser has others.</summary>
    public string? Owner { get; init; }

    public string DraftKey => $"mark:{ArticleId}:{RevisionNumber}";

    /// <summary>What is said decides why it is marked.</summary>
    public static Motivation MotivationOf(string? body, IReadOnlyList<long> tagIds) => (string.IsNullOrWhiteSpace(body), tagIds.Count) switch
    {
        (false, _) => Motivation.Commenting,
        (true, > 0) => Motivation.Tagging,
        _ => Motivation.Highlighting,
    };
}
