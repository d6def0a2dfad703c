using System.Text.RegularExpressions;
using NewsTracker.Core.Annotations;

namespace NewsTracker.Web.Annotations;

/// <summary>Between annotations as they are stored and as the W3C model writes them.</summary>
internal static partial class AnnotationPresenter
{
    /// <param name="root">The address of this installation, without a slash at its end.</param>
    /// <param name="namesPeople">Whether the reader may be told who made it.</param>
    public static WireAnnotation Present(Annotation annotation, int revisionNumber, IReadOnlyDictionary<long, string> tagNames, string root, bool namesPeople) => new()
    {
        Id = AddressOf(annotation.Id, root),
        Motivation = [annotation.Motivation.ToString().ToLowerInvariant()],
        Creator = namesPeople ? new WireAgent(annotation.CreatorName) : null,
        Created = annotation.CreatedAt,
        Modified = annotation.ModifiedAt,
        Body = BodiesOf(annotation, tagNames) is { Count: > 0 } bodies ? bodies : null,
        Target = annotation.Passage is { } passage
            ? new WireTarget
            {
                TargetUrl = $"{root}/articles/{annotation.ArticleId}?revision={revisionNumber}",
                Selector =
                [
                    new WireTextQuoteSelector(passage.Quote.Exact, passage.Quote.Prefix, passage.Quote.Suffix),
                    new WireTextPositionSelector(passage.Position.Start, passage.Position.End),
                ],
            }
            : new WireTarget { TargetUrl = AddressOf(annotation.ReplyToId!.Value, root) },
    };

    /// <summary>What an address says of which revision is meant: "/articles/12?revision=3".</summary>
    public static (long ArticleId, int RevisionNumber)? FindRevision(string? url) =>
        url is not null && RevisionAddress().Match(url) is { Success: true } match
        && long.TryParse(match.Groups["article"].ValueSpan, out var article) && int.TryParse(match.Groups["revision"].ValueSpan, out var revision)
            ? (article, revision)
            : null;

    /// <summary>The annotation that an address names: "/api/annotations/5".</summary>
    public static long? FindAnnotation(string? url) =>
        url is not null && AnnotationAddress().Match(url) is { Success: true } match && long.TryParse(match.Groups["id"].ValueSpan, out var id) ? id : null;

    public static TextPositionSelector? PositionOf(WireTarget? target) =>
        target?.Selector?.OfType<WireTextPositionSelector>().Select(selector => new TextPositionSelector(selector.Start, selector.End)).FirstOrDefault();

    public static TextQuoteSelector? QuoteOf(WireTarget? target) =>
        target?.Selector?.OfType<WireTextQuoteSelector>().Select(selector => new TextQuoteSelector(selector.Exact ?? "", selector.Prefix ?? "", selector.Suffix ?? "")).FirstOrDefault();

    /// <summary>The comment: every text that is no tag.</summary>
    public static string? CommentOf(WireAnnotation annotation) =>
        annotation.Body?.Where(body => body.Purpose is not "tagging").Select(body => body.Value).OfType<string>().ToList() is { Count: > 0 } texts ? string.Join("\n\n", texts) : null;

    public static string TagsOf(WireAnnotation annotation) =>
        string.Join(',', annotation.Body?.Where(body => body.Purpose is "tagging").Select(body => body.Value).OfType<string>() ?? []);

    /// <summary>Why it was made: as it says, or else as what it holds suggests.</summary>
    /// <param name="present">Of the annotation that it takes the place of: evidence stays evidence unless another motivation is named.</param>
    public static Motivation? FindMotivation(WireAnnotation annotation, Motivation? present = null) => annotation.Motivation switch
    {
        [var one, ..] => Enum.TryParse<Motivation>(one, ignoreCase: true, out var known) && !one.Any(char.IsDigit) ? known : null,
        _ when present is Motivation.Classifying => Motivation.Classifying,
        _ when CommentOf(annotation) is not null => Motivation.Commenting,
        _ when TagsOf(annotation).Length > 0 => Motivation.Tagging,
        _ => Motivation.Highlighting,
    };

    private static string AddressOf(long id, string root) => $"{root}/api/annotations/{id}";

    private static List<WireBody> BodiesOf(Annotation annotation, IReadOnlyDictionary<long, string> tagNames)
    {
        var bodies = annotation.TagIds.Select(id => new WireBody { Value = tagNames.GetValueOrDefault(id) ?? $"{id}", Purpose = "tagging" }).ToList();
        if (annotation.Body is { } comment)
        {
            bodies.Insert(0, new WireBody { Value = comment, Format = "text/plain", Purpose = annotation.ReplyToId is null ? "commenting" : "replying" });
        }

        return bodies;
    }

    [GeneratedRegex(@"/articles/(?<article>\d{1,18})\?revision=(?<revision>\d{1,9})$")]
    private static partial Regex RevisionAddress();

    [GeneratedRegex(@"/api/annotations/(?<id>\d{1,18})$")]
    private static partial Regex AnnotationAddress();
}
