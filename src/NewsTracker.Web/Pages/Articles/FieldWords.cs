using NewsTracker.Core.Articles;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What the fields of an article are called on pages.</summary>
internal static class FieldWords
{
    public static string Of(string field) => field switch
    {
        nameof(ArticleText.CreditedOrganisations) => "Organisations",
        nameof(ArticleText.Modified) => "Updated",
        nameof(ArticleText.SiteName) => "Site",
        nameof(ArticleText.Keywords) => "Keywords",
        nameof(ArticleText.LeadImageUrl) => "Lead image",
        nameof(ArticleText.IsPaywalled) => "For subscribers",
        nameof(ArticleText.IsLiveBlog) => "Live blog",
        nameof(ArticleText.BodyText) => "Text",
        _ => field,
    };
}
