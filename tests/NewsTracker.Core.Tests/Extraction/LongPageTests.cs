using System.Text;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Decoding;

namespace NewsTracker.Core.Tests.Extraction;

/// <summary>Pages longer than is read of any.</summary>
public sealed class LongPageTests
{
    private const string Text = $"<h1>Council votes to repair the sea wall</h1><p>{ReadPage.First}</p><p>{ReadPage.Second}</p>";

    private static readonly string Font = string.Concat(Enumerable.Repeat("d09GMgABAAAAAB4oABEA+/=", 120_000));
    private static readonly string Words = string.Concat(Enumerable.Repeat("<b></b>", 400_000));

    public static TheoryData<string, string> Ballast() => new()
    {
        { "fonts in a style", $"<style>@font-face {{ src: url(data:font/woff2;base64,{Font}) }}</style>" },
        { "a style of its own", $"<STYLE type='text/css'>{string.Concat(Enumerable.Repeat(".a { b: c }\n", 300_000))}</STYLE >" },
        { "a script", $"<script>var text = '<!-- </p>{string.Concat(Enumerable.Repeat("if (a < b) { c(); }\n", 150_000))}';</script>" },
        { "a picture", $"<img alt='' src=\"DATA:image/png;base64,{Font}\">" },
        { "a comment", $"<!-- <style> --><img src='data:image/png;base64,{Font}'><!-- </style> -->" },
    };

    [Theory]
    [MemberData(nameof(Ballast))]
    public void What_a_saved_page_carries_within_itself_does_not_crowd_out_its_text(string what, string ballast)
    {
        var outcome = Extract($"<html><head>{ballast}</head><body>{ballast}<article>{Text}</article></body></html>");
        Assert.True(outcome is ExtractionOutcome.Extracted { Article: var article } && article.BodyText.Contains(ReadPage.Second, StringComparison.Ordinal), $"{what}: {outcome}");
    }

    [Fact]
    public void Structured_data_of_a_long_page_stays()
    {
        var outcome = Extract($"<html><head>{ReadPage.JsonLd("\"datePublished\":\"2026-01-14\"")}<style>{Font}</style></head><body><article>{Text}</article></body></html>");
        Assert.Equal(new DateTime(2026, 1, 14), Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article.Published?.Value.Local.Date);
    }

    [Fact]
    public void A_page_whose_text_stands_behind_what_is_read_is_not_said_to_break_off()
    {
        var refused = Assert.IsType<ExtractionOutcome.Refused>(Extract($"<html><head></head><body>{Words}<article>{Text}</article></body></html>"));
        Assert.Equal(RefusalReason.TooLong, refused.Reason);
        Assert.Contains("only its first 2,097,152 characters were read", refused.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_short_enough_is_kept_letter_by_letter()
    {
        var page = $"<style>a</style><script>b</script><img src='data:image/png;base64,{Font[..1_000]}'>";
        Assert.Equal(new DecodedPage(page, IsCut: false), PageDecoder.DecodePage(Encoding.UTF8.GetBytes(page), "text/html"));
    }

    [Theory]
    [InlineData("<style>")]
    [InlineData("<style")]
    [InlineData("<script><!--<script>")]
    [InlineData("<!--")]
    [InlineData("data:")]
    public void Openings_without_an_end_are_looked_for_once(string opening) =>
        Assert.True(PageDecoder.Decode(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 3_000_000 / opening.Length))), "text/html")!.Length <= DecodedPage.Longest);

    private static ExtractionOutcome Extract(string html) => ArticleExtractor.Extract(Encoding.UTF8.GetBytes(html), "text/html", new Uri("https://news.example/a/b"), new DateOnly(2026, 1, 15));
}
