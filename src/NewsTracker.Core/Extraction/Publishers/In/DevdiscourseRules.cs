namespace NewsTracker.Core.Extraction.Publishers.In;

/// <summary>Devdiscourse, New Delhi.</summary>
/// <remarks>
/// What was known in November 2026: the classes are those of the site's publicly visible page template (undated), and a page saved on 2025-07-09 prints its lines in the same order:
/// headline, summary, credit line, picture captioned with the headline again, text. The text fields stay with the engine where these classes are gone.
/// </remarks>
internal static class DevdiscourseRules
{
    public const string Host = "devdiscourse.com";

    /// <summary>"Devdiscourse News Desk | Updated: 09-07-2025 12:32 IST | Created: 09-07-2025 12:32 IST".</summary>
    private const string CreditLine = "article h1.title ~ div";

    public static PublisherRules Rules { get; } = new() { Layouts = [SinceAspNetCore] };

    private static PageLayout SinceAspNetCore => new()
    {
        Fields = new Dictionary<ArticleField, FieldRule>
        {
            // JSON-LD, Open Graph and the title add the section: "… | Politics".
            [ArticleField.Headline] = new("article h1.title, h1.article-title"),

            // JSON-LD makes a person of the news desk.
            [ArticleField.Byline] = new("article h1.title ~ div a[href$='-stories'], article h1.title ~ div a[href*='/news-source/'], article h1.title ~ div a[href$='/un-news'], article h1.title ~ div a[href$='/pr-newswire'], article h1.title ~ div a[href*='AuthorArticles']"),

            // JSON-LD and meta print the Indian clock with the server's offset, +00:00; the credit line says IST.
            [ArticleField.Published] = new(CreditLine),
            [ArticleField.Modified] = new(CreditLine),
            [ArticleField.Lede] = new("article h2.sub-title"),
            [ArticleField.Body] = new("article .article-cont, div.article-desc"),
        },
        Drop = [".also-container", ".advertisement-area", ".fig-caption", ".article-divider", ".admin-section", "ul.list-inline"],
    };
}
