using System.Text;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Tests.Extraction.Fuzzing;

namespace NewsTracker.Core.Tests.Extraction;

/// <summary>Documents that fuzzing found to break a promise, made as small as they go.</summary>
public sealed class FuzzFindingsTests
{
    private const string Prose = "The state handed in its notice on Monday, officials said, and the treaty stops binding it after six months have passed. ";
    private const string Page = "<html lang=en><h1>A state leaves</h1><p>" + Prose + "</p><p>" + Prose;

    [Fact]
    public void A_relative_address_is_as_good_as_none() => AssertKept(Document("<i>") with { Url = new Uri("relative/a.html", UriKind.Relative) });

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\ud83d\\ude00 \\ud83d")]
    public void Half_a_character_in_structured_data_loses_nothing_else(string half)
    {
        var document = Document($"<script type=application/ld+json>{{\"{half}\":\"{half}\",\"@type\":\"NewsArticle\",\"articleSection\":\"{half}\",\"author\":\"Ann {half}Lee\",\"datePublished\":\"2026-01-14\"}}</script>{Page}");

        Assert.Equal(new DateTime(2026, 1, 14), Extracted(document).Published?.Value.Local.Date);
        AssertKept(document);
    }

    [Theory]
    [InlineData("&#x1;")]
    [InlineData("&#x1b;")]
    [InlineData("\u0090")]
    [InlineData("\ufffe")]
    [InlineData("&#xFFFF;")]
    public void Control_characters_reach_no_field(string control)
    {
        var text = $"{control}A state{control} leaves the treaty";
        var document = Document($"<title>{text}</title><meta property=og:site_name content=\"{control}Paper{control}\"><meta name=author content=\"{control}Ann{control} Lee\"><meta name=description content=\"{text}\"><h1>{text}</h1><p>{control}{Prose}{control}</p><p>{Prose}{text}");

        Assert.Equal("A state leaves the treaty", Extracted(document).Headline.Value);
        AssertKept(document);
    }

    [Fact]
    public void A_headline_cut_from_the_text_ends_in_a_whole_character()
    {
        var document = Document($"<p>{new string('a', 119)}😀 {Prose}</p><p>{Prose}");

        Assert.Equal(new string('a', 119), Extracted(document).Headline.Value);
        AssertKept(document);
    }

    [Theory]
    [InlineData("t'")]
    [InlineData("t?a=1&amp;b='&quot;&lt;")]
    [InlineData("http://\u00a0g")]
    [InlineData("http://\u3000g/\u00a0")]
    public void Links_are_written_as_the_sanitizer_writes_them(string address) => AssertKept(Document($"{Page} <a href=\"{address}\">the notice</a> {Prose}"));

    [Theory]
    [InlineData("\ufffe3")]
    [InlineData("3 \ufffeJanuary 2026")]
    public void A_date_with_a_character_that_is_none_is_read_or_left(string text) => AssertKept(new FuzzDocument(Encoding.UTF8.GetBytes($"{text}\n{Prose}\n{Prose}"), "text/plain", null));

    [Theory]
    [InlineData("<!--{")]
    [InlineData("<!--}{")]
    [InlineData("<!-- a comment -->")]
    [InlineData("//<![CDATA[ ]")]
    public void A_wrapping_around_no_structured_data_is_left_out(string script) => AssertKept(Document($"<script type=application/ld+json>{script}</script>{Page}"));

    [Theory]
    [InlineData("<meta http-equiv=content-type content=\"", "px; border:0px non", "\">", 3_000)]
    [InlineData("", "<meta http-equiv=content-type content='text/html; charset=x'>", "", 3_000)]
    public void Declarations_of_a_charset_cost_no_more_than_their_length(string before, string part, string after, int times) =>
        AssertKept(Document($"<html lang=en><head>{before}{string.Concat(Enumerable.Repeat(part, times))}{after}</head><h1>A state leaves</h1><p>{Prose}"));

    [Fact]
    public void Dates_that_hold_the_whole_page_are_not_gathered_one_by_one() =>
        AssertKept(Document($"<html lang=en><h1>A state leaves</h1>{string.Concat(Enumerable.Repeat("<time>", 200))}<i>{string.Concat(Enumerable.Repeat("<p>" + Prose, 3_000))}"));

    private static FuzzDocument Document(string html) => FuzzDocument.OfMarkup(html);

    private static void AssertKept(FuzzDocument document) => Assert.Empty(ExtractionPromise.Broken(document));

    private static ExtractedArticle Extracted(FuzzDocument document) =>
        Assert.IsType<ExtractionOutcome.Extracted>(ArticleExtractor.Extract(document.Content, document.ContentType, document.Url, new DateOnly(2026, 1, 15))).Article;
}
