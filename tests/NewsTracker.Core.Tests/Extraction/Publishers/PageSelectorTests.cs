using AngleSharp.Html.Parser;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Tests.Extraction.Publishers;

public sealed class PageSelectorTests
{
    private const string Html = """
        <main id="top"><div class="md:story a"><h1>One</h1><p>Two</p><p class="x y">Three <b>Four</b></p><section><p data-k="v w">Five</p></section></div>
        <div class="other"><p>Six</p><ul><li>Seven</li><li>Eight</li><li class="x">Nine</li></ul></div></main>
        """;

    [Theory]
    [InlineData("p")]
    [InlineData("*")]
    [InlineData("main p")]
    [InlineData("main > p")]
    [InlineData("#top > div > p.x")]
    [InlineData("div.a p, li")]
    [InlineData("h1 + p")]
    [InlineData("h1 ~ p")]
    [InlineData("h1 + p + p b")]
    [InlineData("main div section p[data-k~='w']")]
    [InlineData("li:nth-child(2)")]
    [InlineData("li:last-child, h1:first-child")]
    [InlineData("p:not(.x)")]
    [InlineData("p:is(.x, [data-k])")]
    [InlineData("li:nth-child(2n + 1)")]
    [InlineData(".md\\:story > h1")]
    [InlineData("html body main ul li.x")]
    [InlineData("section ~ p")]
    public void It_finds_what_a_browser_finds(string text)
    {
        using var document = new HtmlParser().ParseDocument(Html);
        var (selector, problem) = PageSelector.Parse(text);

        Assert.Null(problem);
        Assert.Equal(document.QuerySelectorAll(text), selector!.Find(document));
    }

    [Theory]
    [InlineData("p:not(div p)", ":not(…) can hold")]
    [InlineData("p:not(:not(div div p))", ":not(…) can hold")]
    [InlineData("p:not(:is(.x) p)", ":not(…) can hold")]
    [InlineData("p:not(:has(b))", ":has cannot be used")]
    [InlineData("p:nth-child(1 of div div .x)", ":nth-child(…) can hold")]
    [InlineData("p:nth-child(1 of :has(b))", ":has cannot be used")]
    [InlineData("p:is(.x, :not(.y, div > p))", ":not(…) can hold")]
    public void No_path_hides_inside_a_pseudo_class(string text, string why) => Assert.StartsWith(why, PageSelector.Parse(text).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("p:not(:is(.x, .y))")]
    [InlineData("p:nth-child(2n + 1 of .x, .y)")]
    public void Single_elements_inside_another_pseudo_class_stay_allowed(string text) => Assert.Null(PageSelector.Parse(text).Problem);

    [Fact]
    public void It_stops_at_the_most_matches()
    {
        using var document = new HtmlParser().ParseDocument(string.Concat(Enumerable.Repeat("<p>x</p>", 1_000)));

        Assert.Equal(PageSelector.MostMatches, PageSelector.Parse("p").Selector!.Find(document)!.Count);
    }

    [Fact]
    public void Nested_elements_and_a_long_path_cost_one_question_a_step_and_element()
    {
        using var document = new HtmlParser().ParseDocument(string.Concat(Enumerable.Repeat("<div>", 250)) + string.Concat(Enumerable.Repeat("<i></i>", 10_000)));
        var selector = PageSelector.Parse(string.Concat(Enumerable.Repeat("div ", 30)) + ".none i").Selector!;

        Assert.Empty(selector.Find(document, out var work)!);
        Assert.InRange(work, 1, 32 * document.All.Length);
    }

    [Fact]
    public void Counting_among_thousands_of_siblings_is_given_up()
    {
        using var document = new HtmlParser().ParseDocument(string.Concat(Enumerable.Repeat("<i></i>", 20_000)));

        Assert.Null(PageSelector.Parse("i:nth-last-child(3)").Selector!.Find(document));
    }
}
