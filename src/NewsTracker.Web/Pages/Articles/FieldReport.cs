using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Web.Pages.Shared;

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
            value?.ShortenTo(MaxShown),
            text.OriginOf(key),
            [.. text.Disagreements.Where(other => other.Field == field).Select(other => other with { Value = InWords(field, other.Value) })],
            [.. text.RuleFailures.Where(failure => failure.Field == field)]);

        var side = text.Side;
        FieldReport[] all =
        [
            Report(ArticleField.Headline, "Headline", nameof(Revision.Headline), text.Headline),
            Report(ArticleField.Byline, "Byline", nameof(Revision.Authors), string.Join(", ", [.. text.Authors, .. text.CreditedOrganisations])),
            Report(ArticleField.Published, "Published", nameof(Revision.Published), text.Published is null ? null : PrintedInstantTagHelper.InWords(text.Published)),
            Report(ArticleField.Modified, "Updated", nameof(Revision.Modified), text.Modified is null ? null : PrintedInstantTagHelper.InWords(text.Modified)),
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

    /// <summary>A value that the page also gives, as the field itself is shown.</summary>
    private static string InWords(ArticleField field, string value) => field switch
    {
        ArticleField.Published or ArticleField.Modified when PrintedDateReader.Read(value, DateContext.Empty) is { } date => PrintedInstantTagHelper.InWords(date),
        ArticleField.Language => LanguageWords(value),
        ArticleField.Paywall or ArticleField.LiveBlog => InWords(value == "true")!,
        _ => value,
    };

    /// <summary>A declaration that differs in the region alone is no disagreement, but worth a word.</summary>
    private static string? LanguageWords(ReadModel.Text text) => text.Language is null ? null
        : text.Side.DeclaredLanguage is { } declared && declared != text.Language && text.Disagreements.All(other => other.Field != ArticleField.Language) ? $"{LanguageWords(text.Language)}; the page declares {declared}"
        : LanguageWords(text.Language);

    private static string LanguageWords(string tag) => $"{LanguageNames.InEnglish(tag)} ({tag})";

    private static string? InWords(bool? flag) => flag switch { true => "yes", false => "no", null => null };
}
