using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>One field of an article: its value in short, where it was read, what else the page says of it, and which rule failed.</summary>
public sealed record FieldReport(
    ArticleField Field, string Name, string? Value, string? Origin, IReadOnlyList<FieldDisagreement> Others, IReadOnlyList<RuleFailure> Failures)
{
    private const int MaxShown = 160;

    /// <summary>The fields that something is known of.</summary>
    public static IReadOnlyList<FieldReport> Of(ReadModel.Text text)
    {
        FieldReport Report(ArticleField field, string name, string key, string? value) => new(
            field,
            name,
            value is { Length: > MaxShown } ? value[..MaxShown] + "…" : value,
            text.OriginOf(key),
            [.. text.Disagreements.Where(other => other.Field == field)],
            [.. text.RuleFailures.Where(failure => failure.Field == field)]);

        var side = text.Side;
        FieldReport[] all =
        [
            Report(ArticleField.Headline, "Headline", nameof(Revision.Headline), text.Headline),
            Report(ArticleField.Byline, "Byline", nameof(Revision.Authors), string.Join(", ", [.. text.Authors, .. text.CreditedOrganisations])),
            Report(ArticleField.Published, "Published", nameof(Revision.Published), text.Published?.ToString()),
            Report(ArticleField.Modified, "Updated", nameof(Revision.Modified), text.Modified?.ToString()),
            Report(ArticleField.Language, "Language", nameof(Revision.Language), LanguageWords(text)),
            Report(ArticleField.SiteName, "Site", nameof(Revision.SiteName), text.SiteName),
            Report(ArticleField.CanonicalUrl, "Address", nameof(ExtractedArticle.CanonicalUrl), text.Identity.Url),
            Report(ArticleField.Lede, "Lede", nameof(Revision.Lede), text.Lede),
            Report(ArticleField.LeadImage, "Lead image", nameof(Revision.LeadImageUrl), side.LeadImageUrl),
            Report(ArticleField.Section, "Section", nameof(Revision.Section), side.Section),
            Report(ArticleField.Keywords, "Keywords", nameof(Revision.Keywords), string.Join(", ", side.Keywords)),
            Report(ArticleField.Paywall, "For subscribers", nameof(Revision.IsPaywalled), InWords(side.IsPaywalled)),
            Report(ArticleField.LiveBlog, "Live blog", nameof(Revision.IsLiveBlog), InWords(side.IsLiveBlog)),
            Report(ArticleField.Body, "Text", nameof(Revision.BodyText), text.BodyText),
        ];
        return [.. all.Where(report => report.Origin is not null || report.Others.Count > 0 || report.Failures.Count > 0)];
    }

    private static string? LanguageWords(ReadModel.Text text) =>
        text.Side.DeclaredLanguage is { } declared && declared != text.Language ? $"{text.Language} (the page declares {declared})" : text.Language;

    private static string? InWords(bool? flag) => flag switch { true => "yes", false => "no", null => null };
}
