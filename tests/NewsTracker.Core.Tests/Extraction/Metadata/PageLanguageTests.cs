using System.Text;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class PageLanguageTests
{
    private const string Southern = "Ministar je rekao da će se rad na poljima nastaviti do prvog snijega i da su svi ljudi u selu za to znali, a nije bio siguran kako će se sve to platiti.";
    private const string Malay = "Menteri itu berkata bahawa kerja di ladang akan bermula dalam tahun ini dan tidak akan ada jalan yang ditutup untuk orang dari kampung itu pada musim hujan.";
    private const string English = "The minister said that the work on the fields would go on until the first snow, and that it was not to be paid for by the farmers of the county.";

    [Theory]
    [InlineData("bs", Southern, "bs", FieldOrigin.Meta)]
    [InlineData("sr-Latn-RS", Southern, "sr-RS", FieldOrigin.Meta)]
    [InlineData("hr", Southern, "hr", FieldOrigin.Meta)]
    [InlineData("en", Southern, "hr", FieldOrigin.Detection)]
    [InlineData("ms", Malay, "ms", FieldOrigin.Meta)]
    [InlineData("id-ID", Malay, "id-ID", FieldOrigin.Meta)]
    [InlineData("bs", English, "en", FieldOrigin.Detection)]
    public void A_declaration_that_the_text_does_not_refute_stands(string declared, string text, string expected, FieldOrigin origin) =>
        Assert.Equal(new Extracted<string>(expected, origin), Read($"<html lang={declared}>", "", text).Language);

    [Fact]
    public void A_page_that_says_it_elsewhere_is_believed() =>
        Assert.Equal(new Extracted<string>("bs-BA", FieldOrigin.OpenGraph), Read("<html lang=en>", "<meta property=og:locale content=bs_BA>", Southern).Language);

    [Fact]
    public void A_month_of_belgrade_is_read_in_latin_letters() =>
        Assert.Equal("2025-07-09", Read("<html lang=sr>", "", Southern, "<p class=date>9. jul 2025.</p>").Published?.Value.ToString());

    private static ExtractedArticle Read(string html, string head, string text, string top = "") =>
        Assert.IsType<ExtractionOutcome.Extracted>(ArticleExtractor.Extract(Encoding.UTF8.GetBytes($"{html}<head><meta charset=utf-8>{head}</head><body><article><h1>Polja</h1>{top}<p>{text}</p><p>{text.Replace(", ", "; ", StringComparison.Ordinal)}</p></article></body></html>"), "text/html", null, new DateOnly(2026, 1, 15))).Article;
}
