using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Markup;
using NewsTracker.Core.Extraction.Metadata;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Extraction;

/// <summary>Reads an article from an HTML page: one parse, one walk, then each field by what the page says of itself.</summary>
internal static class PageReader
{
    public static ExtractionOutcome Read(string html, Uri? url, DateOnly fetchedOn, PublisherRules? rules)
    {
        var document = MarkupParser.Parse(html);
        if (document is null)
            return new ExtractionOutcome.Refused(RefusalReason.TooDeep, "The page nests its elements thousands deep, which no article does.");
        var page = PageWalker.Walk(document);
        var structured = JsonLdReader.Read(page.Declarations.JsonLd, url);
        var declared = structured.Article;
        PageMeasure.Measure(page, headlineKey: null);
        var baseUrl = page.Declarations.BaseOr(url);
        var ruled = new RuleReading(page, rules, baseUrl, fetchedOn);
        var foundName = SiteIdentity.FindName(page, structured);
        var siteName = ruled.FindText(ArticleField.SiteName) ?? foundName;
        var foundHeadline = HeadlineVote.Find(page, declared, siteName?.Value, url);
        var headline = ruled.FindText(ArticleField.Headline) ?? foundHeadline;
        var headlineKey = headline is null ? "" : TextMeasure.Key(headline.Value);
        var ruledBody = ruled.FindBody(headlineKey);
        var (blocks, origin) = ruledBody is null ? LearnedBody.Select(page, headlineKey, declared) : (ruledBody, FieldOrigin.PublisherRule);
        if (ruledBody is null)
            blocks = ruled.WithoutDropped(blocks);
        if (blocks.Count == 0 && DeclaredText.Find(page, declared) is var (text, textOrigin))
            (blocks, origin) = (text, textOrigin);
        var bodyText = string.Join('\n', blocks.Select(block => block.Text));
        var detectedLanguage = LanguageDetector.Detect(bodyText);
        var foundLanguage = PageLanguage.Find(page, declared, detectedLanguage);
        var language = ruled.FindLanguage() ?? foundLanguage;
        siteName ??= SiteIdentity.FindNameInTitle(page, headline?.Value);
        var canonical = SiteIdentity.FindCanonicalUrl(page, declared, url, baseUrl);
        var region = Regions.OfSite(url) ?? Regions.OfSite(WebAddress.Resolve(canonical?.Value, null)) ?? Regions.OfName(siteName?.Value);
        var context = new DateContext { Language = language?.Value, Url = url, Region = region, Latest = fetchedOn };
        var dates = new PageDates(page, declared, context, blocks);
        var published = dates.FindPublished();
        if (!IsRealText(ruledBody) && PageRefusal.Find(page, structured, headline?.Value, blocks, url) is { } refusal)
            return refusal.Reason is not (RefusalReason.NoBody or RefusalReason.ScriptShell) ? refusal : PageEnd.IsBrokenOff(html) ? PageEnd.BrokenOff(html) : PageRefusal.OfArticle(refusal, headline?.Value, published?.Value);

        var (byline, bylineOrigin) = PageByline.Find(page, declared, siteName?.Value);
        if (ruledBody is null)
            blocks = PageFurniture.Without(blocks, headlineKey, byline);
        var fields = new DeclaredFields(page, structured, baseUrl, context);
        var found = new ExtractedArticle
        {
            Headline = foundHeadline ?? new Extracted<string>(HeadlineFromText(bodyText), FieldOrigin.Heuristic),
            Byline = byline,
            BylineOrigin = bylineOrigin,
            Published = published,
            Modified = dates.FindModified(published?.Value),
            Language = foundLanguage,
            DeclaredLanguage = fields.Languages().FirstOrDefault()?.Value,
            DetectedLanguage = detectedLanguage,
            SiteName = foundName ?? siteName,
            CanonicalUrl = canonical,
            Lede = FindLede(page, declared),
            LeadImage = PageImage.Find(page, structured, baseUrl),
            Section = PageSubjects.FindSection(page, structured, headline?.Value),
            Keywords = PageSubjects.FindKeywords(page, declared),
            IsPaywalled = PageFlags.FindPaywall(page, declared),
            IsLiveBlog = PageFlags.FindLiveBlog(structured),
            Blocks = [.. blocks.Select(block => new TextBlock(block.Kind, block.Text))],
            BodyOrigin = origin,
            BodyHtml = BodyRenderer.Render(blocks, baseUrl),
        };
        var taken = RuledFields.Over(found with { Headline = headline ?? found.Headline, Language = language, SiteName = siteName }, ruled, context);
        return new ExtractionOutcome.Extracted(taken with { Disagreements = FieldDisagreements.Find(taken, found, fields), RuleFailures = ruled.Failures });
    }

    /// <summary>A rule that reaches a text of some length knows the page better than the signs of a wall or listing.</summary>
    private static bool IsRealText(IReadOnlyList<PageBlock>? ruledBody) => ruledBody?.Sum(block => block.Weight) >= 120;

    /// <summary>The page as the block model sees it, for training; absent where it nests too deeply to be read.</summary>
    public static (Page Page, BlockFeatures Features, IReadOnlyList<PageBlock> ByScore)? ReadForTraining(string html, Uri? url)
    {
        if (MarkupParser.Parse(html) is not { } document)
            return null;
        var page = PageWalker.Walk(document);
        var structured = JsonLdReader.Read(page.Declarations.JsonLd, url);
        PageMeasure.Measure(page, headlineKey: null);
        var headline = HeadlineVote.Find(page, structured.Article, SiteIdentity.FindName(page, structured)?.Value, url);
        var headlineKey = headline is null ? "" : TextMeasure.Key(headline.Value);
        var selector = new BodySelector(page, headlineKey, structured.Article);
        var (byScore, _) = selector.Select();
        return (page, new BlockFeatures(page, headlineKey, structured.Article?.BodyKey, byScore, selector.Container), byScore);
    }

    public static PrintedInstant? FindDate(string html, Uri? url, DateOnly fetchedOn)
    {
        var document = MarkupParser.Parse(html);
        if (document is null)
            return null;
        var page = PageWalker.Walk(document);
        var declared = JsonLdReader.Read(page.Declarations.JsonLd, url).Article;
        PageMeasure.Measure(page, headlineKey: null);
        var context = new DateContext { Language = PageLanguage.Find(page, declared, detected: null)?.Value, Url = url, Latest = fetchedOn };
        var dates = new PageDates(page, declared, context, body: []);
        return (dates.FindPublished() ?? dates.FindModified(null))?.Value;
    }

    private static string HeadlineFromText(string bodyText) => bodyText.Split('\n', 2)[0].CutTo(120);

    private static Extracted<string>? FindLede(Page page, StructuredArticle? declared)
    {
        if (page.Declarations.FirstMeta("og:description") is { } openGraph)
            return new Extracted<string>(openGraph.OnOneLine(), FieldOrigin.OpenGraph);
        if (page.Declarations.FirstMeta("description", "twitter:description", "dc.description") is { } meta)
            return new Extracted<string>(meta.OnOneLine(), FieldOrigin.Meta);
        return declared?.Description is { } description ? new Extracted<string>(description.OnOneLine(), FieldOrigin.JsonLd) : null;
    }
}
