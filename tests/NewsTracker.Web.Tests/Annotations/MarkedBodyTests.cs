using AngleSharp.Html.Parser;
using CsCheck;
using NewsTracker.Web.Pages.Articles.Marks;

namespace NewsTracker.Web.Tests.Annotations;

public sealed class MarkedBodyTests
{
    private const string Text = "Finland 😀 leaves & stays.\n\nA heading\n\nOne line\nanother line.";
    private const string Html = "<p>Finland 😀 <a href=\"https://example.org/\">leaves &amp; stays</a>.</p>\n<h2>A heading</h2>\n<p>One line<br>another line.</p>\n";

    [Fact]
    public void A_mark_stands_on_its_words_and_its_sign_after_them()
    {
        var body = Render(Html, Mark("a", "leaves & stays", "1"));
        Assert.Equal("leaves & stays", body.QuerySelector("a mark.on-annotations")!.TextContent);
        Assert.Equal("10", body.QuerySelector("mark")!.GetAttribute("data-at"));

        // Links do not nest: the sign stands behind the link that the mark ends in.
        Assert.Equal("1", body.QuerySelector("a[href^=http] + a.sign")!.TextContent);
        Assert.Equal("#a", body.QuerySelector("a.sign")!.GetAttribute("href"));
    }

    [Fact]
    public void Marks_over_one_another_are_shown_as_such()
    {
        var body = Render(Html, Mark("a", "leaves & stays.", "1"), Mark("b", "stays.\n\nA heading", "2"));
        Assert.Equal("stays", body.QuerySelector("mark.deep-annotations")!.TextContent);
        Assert.Equal("a b", body.QuerySelector("mark.deep-annotations")!.GetAttribute("data-marks"));
        Assert.Equal("b", body.QuerySelector("h2 mark")!.GetAttribute("data-marks"));
    }

    [Fact]
    public void The_closest_mark_around_words_comes_first() =>
        Assert.Equal("inner outer", Render(Html, Mark("outer", "leaves & stays.", "1"), Mark("inner", "stays", "2")).QuerySelector("mark.deep-annotations")!.GetAttribute("data-marks"));

    [Fact]
    public void What_only_colours_is_no_mark() => Assert.Equal("SPAN", Render(Html, Mark("a", "Finland", null)).QuerySelector(".on-annotations")!.TagName);

    [Fact]
    public void A_mark_runs_on_over_a_line_break() =>
        Assert.Equal(["line", "another"], Render(Html, Mark("a", "line\nanother", "1")).QuerySelectorAll("mark").Select(mark => mark.TextContent));

    [Fact]
    public void Html_that_says_something_else_gives_way_to_the_plain_text()
    {
        var body = Render("<p>Something else entirely.</p>", Mark("a", "A heading", "1"));
        Assert.Equal(3, body.QuerySelectorAll("p").Length);
        Assert.Equal("A heading", body.QuerySelector("mark")!.TextContent);
        Assert.Contains("One line", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_text_or_a_label_is_taken_for_markup()
    {
        const string Hostile = "<script>alert(1)</script> \"quoted\"";
        var html = MarkedBody.Render("", Hostile, [new ReaderMark("annotations", "a", 0, 8, "\"><img src=x onerror=alert(1)>") { Sign = "<b>" }]);
        var body = new HtmlParser().ParseDocument(html).Body!;
        Assert.Empty(body.QuerySelectorAll("script, img, b"));
        Assert.Equal(Hostile, string.Concat(body.QuerySelectorAll("[data-at]").Select(run => run.TextContent)));
    }

    [Fact]
    public void Whatever_is_marked_every_word_is_there_once_and_every_mark_on_its_words() =>
        Gen.Select(Gen.Int[0, Text.Length], Gen.Int[0, Text.Length]).Array[0, 8].Sample(pairs =>
        {
            var marks = pairs.Select((pair, i) => new ReaderMark("annotations", $"m{i}", Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2), "x"))
                .Where(mark => !IsWithinPair(mark.Start) && !IsWithinPair(mark.End)).ToArray();
            var body = Render(Html, marks);
            Assert.Equal(Squeezed(Text), Squeezed(string.Concat(body.QuerySelectorAll("[data-at]").Select(run => run.TextContent))));
            foreach (var mark in marks)
            {
                var runs = body.QuerySelectorAll("[data-marks]").Where(run => run.GetAttribute("data-marks")!.Split(' ').Contains(mark.Id));
                Assert.Equal(Squeezed(Text[mark.Start..mark.End]), Squeezed(string.Concat(runs.Select(run => run.TextContent))));
            }
        });

    private static bool IsWithinPair(int at) => at < Text.Length && char.IsLowSurrogate(Text[at]);

    private static string Squeezed(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));

    private static ReaderMark Mark(string id, string words, string? sign)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new ReaderMark("annotations", id, start, start + words.Length, "A mark") { Sign = sign };
    }

    private static AngleSharp.Dom.IElement Render(string html, params ReaderMark[] marks) => new HtmlParser().ParseDocument(MarkedBody.Render(html, Text, marks)).Body!;
}
