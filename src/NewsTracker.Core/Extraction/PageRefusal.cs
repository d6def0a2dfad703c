using System.Text.RegularExpressions;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction;

/// <summary>Tells pages that are no article from articles, and why. A page with a fair body is never refused for its words alone.</summary>
internal static partial class PageRefusal
{
    private const int FairBody = 600;
    private const int ShortBody = 120;
    private const int LongestTitle = 100;

    public static ExtractionOutcome.Refused? Find(Page page, StructuredPage structured, string? headline, IReadOnlyList<PageBlock> body, Uri? url)
    {
        var weight = body.Sum(block => block.Weight);
        var title = headline + " " + page.Declarations.Title;
        var isDeclared = structured.Article is { IsPage: false } || page.Declarations.FirstMeta("og:type") == "article";
        if (weight < FairBody && !(isDeclared && IsDated(page, structured)) && NothingHere.IsSaidBy(headline, page.Declarations.Title))
            return new(RefusalReason.SoftNotFound, $"The page says that there is nothing here: \"{title.Trim().CutTo(LongestTitle)}\".");
        if (weight < FairBody && !isDeclared && AsksForConsent(page, title, body, weight))
            return new(RefusalReason.ConsentWall, "The page asks for consent to cookies instead of showing an article.");
        if (weight < FairBody && !isDeclared && (LoginWall().IsMatch(title) || page.Document.QuerySelector("input[type=password]") is not null))
            return new(RefusalReason.LoginWall, "The page asks to sign in instead of showing an article.");
        var prose = body.Count(block => block.IsProse);
        if (!isDeclared && IsListing(page, structured, body, prose, url))
            return new(RefusalReason.Listing, "The page lists links to articles and holds no running text of its own.");
        if (body.Count > 0 && weight > 0)
            return null;
        if (page.Blocks.Count <= 5 && page.Document.Scripts.Length > 0)
            return new(RefusalReason.ScriptShell, $"The page is an empty shell that {page.Document.Scripts.Length} scripts fill in.");
        return new(RefusalReason.NoBody, $"None of the page's {page.Blocks.Count} blocks of text reads as an article.");
    }

    /// <summary>Of a page without a text, that its transfer broke off, that only its beginning was read, or what it tells all the same; other pages are no article, whatever they tell.</summary>
    public static ExtractionOutcome.Refused Told(ExtractionOutcome.Refused refusal, DecodedPage decoded, string? headline, PrintedInstant? published) =>
        refusal.Reason is not (RefusalReason.NoBody or RefusalReason.ScriptShell) ? refusal
        : decoded.IsCut ? OfArticle(PageEnd.LeftOut(refusal), headline, published)
        : PageEnd.IsBrokenOff(decoded.Text) ? PageEnd.BrokenOff(decoded.Text)
        : OfArticle(refusal, headline, published);

    /// <summary>Whoever has its text can add it by hand.</summary>
    private static ExtractionOutcome.Refused OfArticle(ExtractionOutcome.Refused refusal, string? headline, PrintedInstant? published) => refusal with
    {
        Headline = headline,
        Published = published,
        Explanation = headline is null ? refusal.Explanation : $"{refusal.Explanation} It calls itself \"{headline.ShortenTo(LongestTitle)}\"{(published is null ? "" : $", of {published}")}.",
    };

    /// <summary>Tells the day of its publication, as an article does and the page in the place of one does not.</summary>
    private static bool IsDated(Page page, StructuredPage structured) =>
        structured.Article is { IsPage: false, Published: not null } || page.Declarations.FirstMeta("article:published_time") is not null;

    /// <summary>A banner above an article is no wall: the title, or what is left as the body, has to speak of consent.</summary>
    private static bool AsksForConsent(Page page, string title, IReadOnlyList<PageBlock> body, int weight) =>
        ConsentWall().IsMatch(title) || body.Any(block => ConsentWall().IsMatch(block.Text)) || (weight < ShortBody && ConsentWall().IsMatch(TextOf(page, 2_000)));

    private static bool IsListing(Page page, StructuredPage structured, IReadOnlyList<PageBlock> body, int prose, Uri? url)
    {
        var isFront = url is not null && url.AbsolutePath.Trim('/').Length == 0;
        var links = page.Nodes.Count > 0 ? page.Nodes[0].LinkDensity : 0;
        var teasers = page.Blocks.Count(block => block.LinkDensity > 0.8 && block.Weight > 30);
        return links > 0.4 && body.Sum(block => block.Weight) < 1_000 && (structured.IsListing || isFront ? prose <= 2 : prose == 0 && teasers >= 12);
    }

    private static string TextOf(Page page, int length)
    {
        var text = string.Join(' ', page.Blocks.Take(30).Select(block => block.Text.Length > 300 ? block.Text[..300] : block.Text));
        return text.Length > length ? text[..length] : text;
    }

    [GeneratedRegex(@"before you continue|accept (all )?cookies|(we|our partners)[^.]{0,60} use cookies|cookie consent|consent to (the use|cookies)|zustimm\w{1,20} .{0,60}cookies|cookies .{0,60}zustimm|accepter (et continuer|les cookies)|aceptar (las )?cookies|accetta (i )?cookie|hyväksy evästeet|your privacy|privacy (choices|settings)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ConsentWall();

    [GeneratedRegex(@"\b(log ?in|sign ?in|anmelden|connexion|iniciar sesión|accedi|kirjaudu|zaloguj|вход)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LoginWall();
}
