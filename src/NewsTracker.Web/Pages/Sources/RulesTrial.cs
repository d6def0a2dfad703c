using NewsTracker.Core;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What an article's fields are as it is read now, and what they would be with other rules.</summary>
public sealed record RulesTrial(IReadOnlyList<RulesTrial.Row> Rows, IReadOnlyList<RuleFailure> Failures)
{
    private const int MaxShown = 240;

    public static RulesTrial Of(ExtractionOutcome before, ExtractionOutcome after)
    {
        var (old, tried) = (Values(before), Values(after));
        return new(
            [.. old.Zip(tried, (one, other) => new Row(one.Name, Shorten(one.Value), Shorten(other.Value), one.Value != other.Value))],
            after is ExtractionOutcome.Extracted extracted ? extracted.Article.RuleFailures : []);
    }

    private static List<(string Name, string? Value)> Values(ExtractionOutcome outcome)
    {
        var article = (outcome as ExtractionOutcome.Extracted)?.Article;
        return
        [
            ("Read as", outcome is ExtractionOutcome.Refused refused ? "No article: " + refused.Explanation : "An article"),
            ("Headline", article?.Headline.Value),
            ("Byline", article is { Byline.Count: > 0 } ? string.Join(", ", article.Byline.Select(name => name.Name)) : null),
            ("Published", article?.Published?.Value.ToString()),
            ("Updated", article?.Modified?.Value.ToString()),
            ("Language", article?.Language?.Value),
            ("Site", article?.SiteName?.Value),
            ("Canonical address", article?.CanonicalUrl?.Value),
            ("Lede", article?.Lede?.Value),
            ("Lead image", article?.LeadImage?.Value),
            ("Section", article?.Section?.Value),
            ("Keywords", article?.Keywords is { } keywords ? string.Join(", ", keywords.Value) : null),
            ("For subscribers", InWords(article?.IsPaywalled)),
            ("Live blog", InWords(article?.IsLiveBlog)),
            ("Text", article?.BodyText),
        ];
    }

    private static string? InWords(Extracted<bool>? flag) => flag is null ? null : flag.Value ? "yes" : "no";

    private static string? Shorten(string? text) => text is { Length: > MaxShown } ? $"{text.CutTo(MaxShown)}… ({text.Length:N0} characters)" : text;

    public sealed record Row(string Name, string? Before, string? After, bool Differs);
}
