using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>Puts what publisher rules read over what the engine found.</summary>
internal static class RuledFields
{
    /// <summary>The fields that decide nothing else; headline, language, site name and body are ruled before.</summary>
    public static ExtractedArticle Over(ExtractedArticle found, RuleReading rules, DateContext context)
    {
        var byline = rules.FindByline();
        return found with
        {
            Byline = byline?.Value ?? found.Byline,
            BylineOrigin = byline?.Origin ?? found.BylineOrigin,
            Published = rules.FindDate(ArticleField.Published, context) ?? found.Published,
            Modified = rules.FindDate(ArticleField.Modified, context) ?? found.Modified,
            CanonicalUrl = rules.FindAddress(ArticleField.CanonicalUrl) ?? found.CanonicalUrl,
            Lede = rules.FindText(ArticleField.Lede) ?? found.Lede,
            LeadImage = rules.FindAddress(ArticleField.LeadImage) ?? found.LeadImage,
            Section = rules.FindText(ArticleField.Section) ?? found.Section,
            Keywords = rules.FindKeywords() ?? found.Keywords,
            IsPaywalled = rules.FindFlag(ArticleField.Paywall) ?? found.IsPaywalled,
            IsLiveBlog = rules.FindFlag(ArticleField.LiveBlog) ?? found.IsLiveBlog,
        };
    }
}
