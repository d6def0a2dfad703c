using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Core.Extraction.Metadata;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Extraction;

/// <summary>Reads an article from an HTML page: one parse, one walk, then each field by what the page says of itself.</summary>
internal static class PageReader
{
    private const int LongestHeadlineFromText = 120;

    public static ExtractionOutcome Read(DecodedPage decoded, Uri? url, DateOnly fetchedOn, PublisherRules? rules)
    {
        if (ParsedPage.Find(decoded.Text, url) is not var (page, structured))
            return new ExtractionOutcome.Refused(RefusalReason.TooDeep, "The page nests its elements thousands deep, which no article does.");
        var declared = structured.Article;
        var baseUrl = page.Declarations.BaseOr(url);
        var ruled = new RuleReading(page, rules, baseUrl, fetchedOn);
        var foundName = SiteIdentity.FindName(page, structured);
        var siteName = ruled.FindText(ArticleField.SiteName) ?? foundName;
        var foundHeadline = HeadlineVote.Find(page, declared, siteName?.Value, url);
        var headline = ruled.FindText(ArticleField.Headline) ?? foundHeadline;
        var headlineKey = headline is null ? "" : TextMeasure.Key(headline.Value);
        var body = PageBody.Read(page, ruled, headlineKey, declared);
        var bodyText = body.Text;
        var detectedLanguage = LanguageDetector.Detect(bodyText);
        var foundLanguage = PageLanguage.Find(page, declared, detectedLanguage);
        var language = ruled.FindLanguage() ?? foundLanguage;
        siteName ??= SiteIdentity.FindNameInTitle(page, headline?.Value);
        var canonical = SiteIdentity.FindCanonicalUrl(page, declared, url, baseUrl);
        var region = Regions.OfSite(url) ?? Regions.OfSite(WebAddress.Resolve(canonical?.Value, null)) ?? Regions.OfName(siteName?.Value);
        var context = new DateContext { Language = language?.Value, Url = url, Region = region, Latest = fetchedOn };
        var dates = new PageDates(page, declared, context, body.Blocks);
        var published = dates.FindPublished();
        if (!body.IsCertain && PageRefusal.Find(page, structured, headline?.Value, body.Blocks, url) is { } refusal)
            return PageRefusal.Told(refusal, decoded, headline?.Value, published?.Value);

        var (byline, bylineOrigin) = PageByline.Find(page, declared, siteName?.Value);
        var text = body.WithoutFurniture(headlineKey, byline);
        var fields = new DeclaredFields(page, structured, baseUrl, context);
        var found = new ExtractedArticle
        {
            Headline = foundHeadline ?? new Extracted<string>(bodyText.Split('\n', 2)[0].CutTo(LongestHeadlineFromText), FieldOrigin.Heuristic),
            Byline = byline,
            BylineOrigin = bylineOrigin,
            Published = published,
            Modified = dates.FindModified(published?.Value),
            Language = foundLanguage,
            DeclaredLanguage = fields.Languages().FirstOrDefault()?.Value,
            DetectedLanguage = detectedLanguage,
            SiteName = foundName ?? siteName,
            CanonicalUrl = canonical,
            Lede = PageLede.Find(page, declared),
            LeadImage = PageImage.Find(page, structured, baseUrl),
            Section = PageSubjects.FindSection(page, structured, headline?.Value),
            Keywords = PageSubjects.FindKeywords(page, declared),
            IsPaywalled = PageFlags.FindPaywall(page, declared),
            IsLiveBlog = PageFlags.FindLiveBlog(structured),
            Blocks = [.. text.Blocks.Select(block => new TextBlock(block.Kind, block.Text))],
            BodyOrigin = text.Origin,
            BodyHtml = BodyRenderer.Render(text.Blocks, baseUrl),
        };
        var taken = RuledFields.Over(found with { Headline = headline ?? found.Headline, Language = language, SiteName = siteName }, ruled, context);
        return new ExtractionOutcome.Extracted(taken with { Disagreements = FieldDisagreements.Find(taken, found, fields), RuleFailures = ruled.Failures });
    }
}
