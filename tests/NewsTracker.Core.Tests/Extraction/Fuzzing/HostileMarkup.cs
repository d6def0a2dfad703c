using CsCheck;

namespace NewsTracker.Core.Tests.Extraction.Fuzzing;

/// <summary>Markup by the rules that parsers stumble over: misnested, foster-parented, foreign, unclosed, repeated.</summary>
internal static class HostileMarkup
{
    /// <summary>Repeated parts stay below this many characters.</summary>
    private const int LongestRun = 400_000;

    private static readonly Gen<string> Tags = Pick.From(
        "p", "div", "span", "a", "b", "i", "em", "strong", "font", "nobr", "h1", "h2", "h3", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "th", "caption", "colgroup", "col", "form", "input", "button", "select",
        "option", "optgroup", "textarea", "article", "main", "section", "aside", "nav", "header", "footer", "figure", "figcaption", "blockquote", "q", "pre", "listing", "plaintext", "xmp", "template", "svg", "math", "mi", "mtext", "annotation-xml",
        "foreignObject", "desc", "title", "path", "script", "style", "noscript", "iframe", "noframes", "frameset", "frame", "object", "applet", "marquee", "html", "head", "body", "base", "meta", "link", "br", "hr", "img", "image", "wbr",
        "time", "address", "ruby", "rt", "rp", "details", "summary", "dialog", "center", "x-a", "a:b", "isindex", "keygen", "video", "picture", "source", "body\0", "p\u0130");

    private static readonly Gen<string> AttributeNames = Pick.From(
        "class", "id", "href", "src", "style", "itemprop", "itemscope", "itemtype", "rel", "role", "lang", "xml:lang", "dir", "hidden", "aria-hidden", "content", "name", "property", "datetime", "pubdate", "title", "type", "charset", "http-equiv",
        "data-testid", "srcset", "colspan", "rowspan", "onload", "xlink:href", "xmlns", "a'b", "a\"b", "=", "a=b", "\0", "ABC");

    private static readonly Gen<string> AttributeValues = Gen.Frequency(
        (3, Pick.From(
            "article-body", "byline author", "entry-date published", "comments", "related", "nav", "cookie-consent", "articleBody", "author", "datePublished", "dateModified", "canonical", "display:none", "true", "noopener author", "headline", "image",
            "en", "zz", "", " ", "999999999", "og:title", "application/ld+json", "text/html; charset=utf-7")),
        (1, OddTexts.Addresses), (1, OddTexts.Dates), (1, OddTexts.References), (1, OddTexts.Mixed));

    private static readonly Gen<string> Attribute = Gen.Select(AttributeNames, AttributeValues, Pick.From("\"", "'", "", "`"), (name, value, quote) => $" {name}={quote}{value}{quote}");

    private static readonly Gen<string> Attributes = Gen.Frequency((8, Attribute.Array[0, 3].Select(string.Concat)), (1, Pick.From(" a=1 a=2 a=3", " class class=x", "/", " / ", " =", " '", " \"", "<p", "\n", " a=\"")));

    private static readonly Gen<string> StartTags = Gen.Select(Tags, Attributes, Gen.Frequency((20, Pick.From(">")), (2, Pick.From("/>")), (1, Pick.From(""))), (tag, attributes, end) => $"<{tag}{attributes}{end}");

    private static readonly Gen<string> EndTags = Gen.Select(Tags, Gen.Frequency((20, Pick.From(">")), (1, Pick.From(" a=1>", "/>", "", " "))), (tag, end) => $"</{tag}{end}");

    private static readonly Gen<string> Broken = Pick.From(
        "<!--", "-->", "<!-- -- --!>", "<!-->", "<!--->", "<!DOCTYPE", "<!DOCTYPE html SYSTEM 'x'>", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<?", "</", "<", "</ >", "<!>", "< p>", "</>", "<a href='", "<p class=\"",
        "<script><!--<script>", "</script>", "<style>", "<title>", "<textarea>", "<plaintext>", "<table><tr><p>", "<table><b><tr><i></table>", "<svg><p>", "<svg></p>", "<svg><![CDATA[<p>]]>", "<math><annotation-xml encoding='text/html'><p>",
        "<b><p></b></p>", "<a><a><a>", "<a><table><a>", "<p><table></p>", "<form><form></form>", "<select><table>", "<template><td>", "<frameset><frame>", "<body><frameset>", "<li><ul></li>", "<h1><h2></h1>", "<base href='//evil.example/x/'>",
        "<base href='javascript:1'>", "<base>", "<meta charset=utf-16>", "<meta charset=shift_jis>", "<meta http-equiv=content-type content='text/html;charset=utf-7'>", "<br></br></p>", "<image>", "<noscript><p>", "<html lang=zz><html class=x>");

    private static readonly Gen<string> Paragraphs = Gen.Select(OddTexts.Mixed, OddTexts.Sentences, Pick.From("p", "p", "p", "li", "div", "blockquote", "h2", "td"), (odd, text, tag) => $"<{tag}>{text}{odd}{text}</{tag}>");

    private static readonly Gen<string> Links = Gen.Select(OddTexts.Addresses, OddTexts.Mixed, (address, text) => $"<p>The treaty, <a href=\"{address}\">{text}<b>as</b></a> officials said on Monday, stops binding the state after <i>six</i> months.</p>");

    private static readonly Gen<string> Metadata = Gen.Frequency(
        (3, HostileJson.Documents.Select(json => $"<script type=\"application/ld+json\">{json}</script>")),
        (4, Gen.Select(
            Pick.From("og:title", "og:description", "og:url", "og:image", "og:site_name", "og:locale", "og:type", "author", "description", "keywords", "article:published_time", "article:modified_time", "article:section", "article:tag", "date", "title", "content-language", "twitter:title", "news_keywords", "parsely-author"),
            Gen.OneOf(OddTexts.Mixed, OddTexts.Dates, OddTexts.Addresses, OddTexts.Names, OddTexts.References),
            (name, value) => $"<meta property=\"{name}\" content=\"{value}\">")),
        (1, OddTexts.Addresses.Select(address => $"<link rel=canonical href=\"{address}\">")),
        (1, OddTexts.Mixed.Select(text => $"<title>{text}</title>")),
        (1, OddTexts.Dates.Select(date => $"<time datetime=\"{date}\">{date}</time>")),
        (1, OddTexts.Names.Select(name => $"<span class=byline rel=author itemprop=author>{name}</span>")));

    private static readonly Gen<string> Parts = Gen.Frequency((6, StartTags), (5, EndTags), (4, OddTexts.Mixed), (5, Paragraphs), (2, Links), (2, Metadata), (2, Broken));

    private static readonly Gen<string> Soup = Parts.Array[0, 40].Select(string.Concat);

    /// <summary>One small part over and over: where time grows faster than length, this shows it.</summary>
    private static readonly Gen<string> Runs = Gen.Select(Parts.Array[1, 3].Select(string.Concat), Gen.OneOf(Gen.Int[2, 300], Gen.Int[300, 30_000]), (part, times) => Repeat(part, times));

    private static readonly Gen<string> WideTags = Gen.Select(Tags, Gen.Int[200, 20_000], (tag, count) => $"<{tag} {string.Concat(Enumerable.Range(0, count).Select(i => $"a{i}=1 "))}>");

    private static readonly Gen<string> LongLines = Gen.Select(OddTexts.Mixed.Select(text => text + "x"), Gen.Int[1_000, 200_000], (text, times) => Repeat(text, times));

    private static readonly Gen<string> Bodies = Gen.Frequency((12, Soup), (2, Gen.Select(Soup, Runs, Soup, (before, run, after) => before + run + after)), (1, WideTags), (1, LongLines));

    /// <summary>A page with enough of an article in it that every part of the engine has work to do.</summary>
    private static readonly Gen<string> Pages = Gen.Select(Metadata.Array[0, 6].Select(string.Concat), Bodies, Paragraphs.Array[1, 5].Select(string.Concat), Soup, (head, before, text, after) =>
        $"<!DOCTYPE html><html lang=en><head>{head}</head><body><article><h1>A state leaves the treaty {head.Length}</h1>{before}{text}{after}</article></body></html>");

    private static readonly Gen<string> TextFiles = Gen.Frequency((4, OddTexts.Mixed), (1, LongLines), (1, Gen.OneOf(OddTexts.Dates, OddTexts.Names, OddTexts.Sentences))).Array[1, 30].Select(lines => string.Join('\n', lines));

    public static readonly Gen<string> Documents = Gen.Frequency((6, Pages), (3, Bodies), (2, TextFiles));

    /// <summary>Any part, for putting into real pages.</summary>
    public static readonly Gen<string> Insertions = Gen.Frequency((12, Parts), (1, Runs));

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, Math.Max(1, Math.Min(times, LongestRun / Math.Max(1, part.Length)))));
}
