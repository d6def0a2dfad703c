using System.Text;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction.Blocks;

public sealed class DeclaredTextTests
{
    private const string Summary = "The old sea wall of the harbour town is mended at last, and the pictures show how.";

    [Fact]
    public void The_text_of_a_shell_that_scripts_fill_is_what_it_declares()
    {
        var article = Assert.IsType<ExtractionOutcome.Extracted>(Read(
            ReadPage.JsonLd($"\"articleBody\":\"{ReadPage.First}\\n\\n{ReadPage.Second}\""), "<div id=root></div><script src=a.js></script>")).Article;

        Assert.Equal([ReadPage.First, ReadPage.Second], article.Blocks.Select(block => block.Text));
        Assert.Equal(FieldOrigin.JsonLd, article.BodyOrigin);
    }

    [Fact]
    public void Markup_in_the_declared_text_is_read_as_markup()
    {
        var article = Assert.IsType<ExtractionOutcome.Extracted>(Read(
            ReadPage.JsonLd($"\"articleBody\":\"&lt;p&gt;{ReadPage.First}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;{ReadPage.Second}&lt;/p&gt;\""), "<div id=root></div>")).Article;

        Assert.Equal([ReadPage.First, ReadPage.Second], article.Blocks.Select(block => block.Text));
        Assert.DoesNotContain("alert", article.BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_page_keeps_its_line_of_text()
    {
        var menu = string.Concat(Enumerable.Range(1, 8).Select(i => $"<li><a href=/{i}>Part {i}</a></li>"));
        var article = Assert.IsType<ExtractionOutcome.Extracted>(Read(
            $"<meta property=og:type content=article><meta property=og:description content=\"{Summary}\">", $"<nav><ul>{menu}</ul></nav><h1>Sea wall</h1><img src=a.jpg>")).Article;

        Assert.Equal(Summary, article.BodyText);
        Assert.Equal(FieldOrigin.OpenGraph, article.BodyOrigin);
    }

    [Fact]
    public void The_summary_of_an_empty_shell_is_not_taken_for_its_text() =>
        Assert.Equal(RefusalReason.ScriptShell, Assert.IsType<ExtractionOutcome.Refused>(Read(
            $"<meta property=og:type content=article><meta property=og:description content=\"{Summary}\">", "<div id=root></div><script src=a.js></script>")).Reason);

    [Fact]
    public void A_heading_that_was_never_closed_is_text_after_its_first_lines()
    {
        var article = Assert.IsType<ExtractionOutcome.Extracted>(Read("", $"<h1>Sea wall</h1><div><h4>{ReadPage.First}<br><br>Three years of talk<br><br>{ReadPage.Second}<br><br>{ReadPage.First[4..]}<br><br>{ReadPage.Second[..^1]} too.</div>")).Article;

        Assert.Contains(article.Blocks, block => block.Kind == TextBlockKind.Paragraph && block.Text == ReadPage.Second);
    }

    private static ExtractionOutcome Read(string head, string body) => ArticleExtractor.Extract(
        Encoding.UTF8.GetBytes($"<!doctype html><html lang=en><head><title>Sea wall | Paper</title>{head}</head><body>{body}</body></html>"),
        "text/html", new Uri("https://news.example/world/sea-wall"), new DateOnly(2026, 1, 15));
}
