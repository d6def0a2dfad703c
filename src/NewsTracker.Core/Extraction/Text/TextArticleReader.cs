using System.Text.RegularExpressions;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>Reads an article from plain text: a saved page, a reader-mode dump, a wire dispatch, a pasted text.</summary>
internal static partial class TextArticleReader
{
    /// <summary>Credits stand near the head of a text.</summary>
    private const int LongestHead = 60;

    public static ExtractionOutcome Read(string text, Uri? url, DateOnly fetchedOn)
    {
        var lines = TextLines.Cut(text);
        if (lines.Count == 0)
            return new ExtractionOutcome.Refused(RefusalReason.Empty, "The text holds no lines.");
        var language = LanguageDetector.Detect(string.Join('\n', lines.Where(line => line.IsProse).Select(line => line.Text)));
        var context = new DateContext { Language = language, Url = url ?? TextSite.FindAddress(text), Region = Regions.OfSite(url) ?? TextSite.FindRegion(text), Latest = fetchedOn };
        var credits = new TextCredits(lines, context);
        var firstProse = lines.FirstOrDefault(line => line.IsProse)?.Index ?? 0;
        credits.Read(0, Math.Min(lines.Count, Math.Max(firstProse + 8, 12) is var end && end > LongestHead ? Math.Max(LongestHead, firstProse + 4) : end));
        var headline = TextHeadline.Find(lines, credits);
        credits.ReadNameBesideDate(line => line == headline);
        var body = TextBody.Find(lines, headline?.Index ?? -1, credits, headline?.Key ?? "");
        if (body.Count == 0 && headline is not null)
            body = TextBody.Find(lines, -1, credits, headline.Key);
        if (body.Sum(line => line.Weight) < 60)
            return new ExtractionOutcome.Refused(RefusalReason.NoBody, lines.Count == 1 ? "The text has a single line, which does not read as a paragraph of a report." : $"None of the text's {lines.Count} lines reads as a paragraph of a report.");

        var dateline = Dateline().Match(body[0].Text);
        var byline = credits.Byline.Count > 0 || !dateline.Success ? credits.Byline : BylineNames.Read(dateline.Groups["agency"].Value);
        var blocks = TextBody.BlocksOf(body);
        var siteName = TextSite.FindName(lines, url, text);
        return new ExtractionOutcome.Extracted(new ExtractedArticle
        {
            Headline = new Extracted<string>(headline?.Text ?? FirstSentence(body[0].Text[dateline.Length..].Trim()), headline is null ? FieldOrigin.Heuristic : FieldOrigin.VisibleText),
            Byline = byline,
            BylineOrigin = byline.Count > 0 ? FieldOrigin.VisibleText : null,
            Published = Printed(credits.Published),
            Modified = Printed(credits.Modified),
            Language = language is null ? null : new Extracted<string>(language, FieldOrigin.Detection),
            SiteName = siteName is null ? null : new Extracted<string>(siteName, FieldOrigin.VisibleText),
            CanonicalUrl = WebAddress.Resolve(url?.OriginalString, null) is { } own ? new Extracted<string>(own.AbsoluteUri, FieldOrigin.Url) : null,
            Lede = new Extracted<string>(body[0].Text, FieldOrigin.VisibleText),
            Blocks = blocks,
            BodyOrigin = FieldOrigin.Heuristic,
            BodyHtml = BodyRenderer.Render(blocks),
        });
    }

    /// <summary>Text without markup, whatever its type says.</summary>
    public static bool LooksLikePlainText(string text) => !Tag().IsMatch(text.AsSpan(0, Math.Min(text.Length, 200_000)));

    private static Extracted<PrintedInstant>? Printed(PrintedInstant? date) => date is null ? null : new Extracted<PrintedInstant>(date, FieldOrigin.VisibleText);

    private static string FirstSentence(string text)
    {
        if (text.IndexOfAny(['.', '!', '?', '。']) is var end and > 10 and < 160)
            return text[..end];
        if (text.Length <= 120)
            return text;
        var space = text.LastIndexOf(' ', 120);
        return text[..(space > 40 ? space : 120)] + "…";
    }

    [GeneratedRegex(@"^\p{Lu}[\p{L}\d .,'/\-]{1,60}\((?<agency>Reuters|AP|AFP|dpa|DPA|PTI|ANI|IANS|EFE|ANSA|UPI|TASS|PAP|BNS|LETA|Xinhua|Kyodo)\)\s*[-–—:]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"<(?:!doctype|html|head|body|div|p|br|span|a|article|table|h[1-6]|ul|ol|li|img|section|main|meta|title|script|b|i|em|strong|blockquote)\b[^<>]{0,2000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
