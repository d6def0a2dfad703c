using CsCheck;
using NewsTracker.Core.Extraction.Markup;
using NewsTracker.Core.Tests.Extraction.Fuzzing;

namespace NewsTracker.Core.Tests.Extraction.Markup;

/// <summary>The guard against what the parser makes of the same markup.</summary>
public sealed class MarkupGuardTests
{
    private const int Times = 1_200;

    private static readonly string[] Names =
    [
        "p", "div", "span", "a", "b", "i", "font x=1", "nobr", "h1", "h2", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "th", "caption", "colgroup", "form", "button", "select", "option", "optgroup", "article", "section",
        "aside", "blockquote", "pre", "template", "svg", "math", "mi", "mtext", "annotation-xml", "foreignObject", "desc", "title", "path", "g", "style", "script", "noscript", "object", "applet", "marquee", "html", "head", "body", "time", "ruby",
        "rt", "rp", "details", "summary", "dialog", "center", "x-a", "textarea", "input", "hr", "br", "frameset", "plaintext", "main", "menu", "search", "fieldset", "listing", "xmp", "iframe", "image", "td/", "svg/", "g/", "div/",
    ];

    private static readonly Gen<string> Tags = Gen.Select(Pick.From(Names), Gen.Bool, (name, isEnd) => isEnd ? $"</{name.Split(' ')[0].TrimEnd('/')}>" : $"<{name}>");

    private static readonly Gen<string> Parts = Gen.Frequency((12, Tags), (1, Pick.From("<!-->", "</ ", "x", "<![CDATA[", "]]>", "<script><!--<script>", "<g a=/>")));

    [Fact]
    public void No_markup_hides_its_depth() =>
        Gen.Select(Parts.Array[0, 2].Select(string.Concat), Parts.Array[1, 8].Select(string.Concat))
            .Sample((before, part) => ParsedDepth.Of(before + Repeat(part)) <= ParsedDepth.Deepest, iter: 300);

    [Theory]
    [InlineData("<div><table><td></div></table>")]
    [InlineData("<div><object></div></object>")]
    [InlineData("<div><template></div></template>")]
    [InlineData("<div><select></div></select>")]
    [InlineData("<div><svg><desc></div></desc></svg>")]
    [InlineData("<b><object></b></object>")]
    [InlineData("<form><div></form>")]
    [InlineData("<span><div></span></div>")]
    [InlineData("<div></ </div>")]
    [InlineData("<!--><div>")]
    [InlineData("<!---><div>")]
    [InlineData("<div a=b='></div>'>")]
    [InlineData("<svg><title><div></title></svg>")]
    [InlineData("<svg><g a=b/>")]
    [InlineData("<svg><![CDATA[></svg>]]><g>")]
    [InlineData("<div><script><!--<script></script></div></script>")]
    [InlineData("<select><style></select><div></style>")]
    [InlineData("<dt><li><menu>")]
    [InlineData("<p><menu>")]
    [InlineData("<b><svg>")]
    [InlineData("<svg/><time><br>")]
    [InlineData("<dd><span><time>")]
    [InlineData("<colgroup><x-a></colgroup>")]
    [InlineData("<g/><body><div/></textarea><math>")]
    [InlineData("<div><math><g/><body>")]
    [InlineData("<g>]]><ruby><li><rp>]]>")]
    [InlineData("<g><ruby><dd><p><rt>")]
    [InlineData("</i><annotation-xml><i></br></script><object><svg>")]
    [InlineData("<mtext><colgroup><math>")]
    public void A_shape_that_hid_its_depth_shows_it(string part) => Assert.InRange(ParsedDepth.Of(Repeat(part)), 0, ParsedDepth.Deepest);

    [Theory]
    [InlineData("<div><p>One<p>Two</div><ul><li>A<li>B</ul>")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table><select><option>x<option>y</select>")]
    [InlineData("<svg viewBox='0 0 1 1'><title>Icon</title><path d=M0/></svg><p>Text <b>bold<i>both</b>italic</i>")]
    [InlineData("<script>if (a<b) document.write('<div>')</script><!-- <div> --><textarea><div></textarea>")]
    [InlineData("<form><input><button>Go</button></form><details><summary>S</summary>T</details>")]
    public void Honest_markup_is_left_as_it_is(string html) => Assert.Same(html, MarkupGuard.Tame(html));

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, Times));
}
