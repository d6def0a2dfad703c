using System.Text;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Tests.Extraction.Markup;

namespace NewsTracker.Core.Tests.Extraction;

public sealed class HostileMarkupTests
{
    private const string Prose = "<p>The state handed in its notice on Monday, officials said, and the treaty stops binding it after six months have passed.</p>";

    private const long MostMemory = 1_000_000_000;

    public static TheoryData<string, string> Documents() => new()
    {
        { "nested elements", Repeat("<div>", 100_000) + Prose },
        { "nested formatting", Repeat("<b><i a=1>", 50_000) + Prose },
        { "nested tables", Repeat("<table><tr><td>", 30_000) + Prose },
        { "nested lists, closed", Repeat("<ul><li>", 4_000) + Prose + Repeat("</li></ul>", 4_000) },
        { "a long line", Prose + "<p>" + Repeat("word ", 2_000_000) + "</p>" },
        { "attributes", "<div " + string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=1 ")) + ">" + Prose + "</div>" },
        { "unclosed paragraphs", Repeat("<p>a<b>", 150_000) + Prose },
        { "unclosed everything", "<html><body><article" + Repeat("<a href='", 100_000) },
        { "an open comment", "<!--" + Repeat("-", 1_000_000) + Prose },
        { "entities", "<p>" + Repeat("&amp;lt;", 500_000) + "</p>" },
        { "json", "<script type='application/ld+json'>" + Repeat("[{\"author\":", 100_000) + "</script>" + Prose },
        { "drawings that are none", "<svg><div>" + Repeat("<path/>", 100_000) + Prose },
        { "elements closed by other names", Repeat("<center></h1>", 100_000) + Prose },
        { "formats that differ", string.Concat(Enumerable.Range(0, 60).Select(i => $"<b a={i}>")) + Repeat("<p>x</p>", 100_000) + Prose },
        { "wide formats opened again", string.Concat(Enumerable.Range(0, 60).Select(i => $"<b {string.Concat(Enumerable.Range(0, 250).Select(name => $"a{name} "))} a={i}><p></p>")) + Repeat("<p>x</p>", 100_000) + Prose },
        { "bases", Repeat("<base><p>", 100_000) + Prose },
        { "metas", Repeat("<meta name='date' content='x'>", 100_000) + Prose },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_hostile_document_costs_bounded_work(string name, string html) => AssertBounded(name, html);

    /// <summary>Shapes whose end tags the parser passes over, or reads otherwise than they look.</summary>
    [Theory]
    [InlineData("<div><table><td></div>")]
    [InlineData("<div><table><td></div></table>")]
    [InlineData("<div><table><caption></div></table>")]
    [InlineData("<div><table></div></table>")]
    [InlineData("<div><object></div></object>")]
    [InlineData("<div><applet></div></applet>")]
    [InlineData("<div><marquee></div></marquee>")]
    [InlineData("<div><template></div></template>")]
    [InlineData("<div><select></div></select>")]
    [InlineData("<div><svg><foreignObject></div></foreignObject></svg>")]
    [InlineData("<div><math><mi></div></mi></math>")]
    [InlineData("<b><table></b></table>")]
    [InlineData("<a><div></a>")]
    [InlineData("<form><div></form>")]
    [InlineData("<span><div></span></div>")]
    [InlineData("<div></ </div>")]
    [InlineData("<!--><div>")]
    [InlineData("<div a=b='></div>'>")]
    [InlineData("<svg><title><div></title></svg>")]
    [InlineData("<svg><style><g>")]
    [InlineData("<div><script><!--<script></script></div></script>")]
    [InlineData("<select><xmp></select><div>")]
    [InlineData("<table><a><tr>")]
    [InlineData("<table><div>x")]
    [InlineData("<li><section>")]
    [InlineData("<h1><li>")]
    [InlineData("<button><p><b>")]
    [InlineData("<ruby><rt><rb>")]
    [InlineData("<p><b><i></p>x")]
    [InlineData("<frameset><noframes></frameset>")]
    [InlineData("</p></br>")]
    public void A_shape_repeated_100_000_times_costs_bounded_work(string part) => AssertBounded(part, Repeat(part, 100_000) + Prose);

    [Fact]
    public void Elements_thousands_deep_are_refused()
    {
        var outcome = ArticleExtractor.Extract(Encoding.UTF8.GetBytes(Repeat("<div>", 100_000) + Prose), "text/html", null, new DateOnly(2026, 1, 15));

        Assert.Equal(RefusalReason.TooDeep, Assert.IsType<ExtractionOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public void Elements_hundreds_deep_keep_their_text()
    {
        var html = $"<html lang=en><h1>A deep page</h1>{Repeat("<div>", 1_000)}{Prose}{Prose.Replace("Monday", "Friday", StringComparison.Ordinal)}{Repeat("</div>", 1_000)}</html>";

        var outcome = ArticleExtractor.Extract(Encoding.UTF8.GetBytes(html), "text/html", null, new DateOnly(2026, 1, 15));

        Assert.Equal(2, Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article.Blocks.Count);
    }

    [Fact]
    public void Drawings_add_no_depth()
    {
        var html = $"<html lang=en><h1>A page of icons</h1>{Repeat("<svg><path d=x /><circle/></svg>", 4_000)}<div><ul><li>One</li></ul>{Prose}</div></html>";

        var outcome = ArticleExtractor.Extract(Encoding.UTF8.GetBytes(html), "text/html", null, new DateOnly(2026, 1, 15));

        Assert.Single(Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article.Blocks);
    }

    /// <summary>Work is counted, not timed: what is read allocates as it goes, and what the parser searches without allocating is its stack of open elements.</summary>
    private static void AssertBounded(string name, string html)
    {
        var content = Encoding.UTF8.GetBytes(html);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = ArticleExtractor.Extract(content, "text/html", new Uri("https://hostile.example/a"), new DateOnly(2026, 1, 15));

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {allocated:N0} bytes");
        Assert.NotNull(outcome);
        Assert.InRange(allocated, 0, MostMemory);
        Assert.InRange(ParsedDepth.Of(html), 0, ParsedDepth.Deepest);
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
