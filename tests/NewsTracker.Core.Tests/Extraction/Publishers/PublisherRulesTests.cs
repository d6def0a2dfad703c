using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Tests.Extraction.Publishers;

public sealed class PublisherRulesTests
{
    private const string Body = """
        <p class="kick">Our own headline</p><p class="by">By Ann Lee and Bo Berg</p><p class="when">Updated: 14-07-2025 09:15 CEST | Created: 13-07-2025 12:32 CEST</p>
        <a class="self" href="/short/1">Link</a><img class="pic" data-src="/p.jpg"><p class="lang">fr-CA</p><p class="tags"><i>walls</i><i>tides</i></p><b class="paid" data-locked="yes">Subscribers only</b>
        """;

    private static PublisherRules Rules(ArticleField field, string selector, string? attribute = null) => LayoutOf(new() { [field] = new FieldRule(selector, attribute) });

    private static PublisherRules LayoutOf(Dictionary<ArticleField, FieldRule> fields, params string[] drop) => new() { Layouts = [new PageLayout { Fields = fields, Drop = drop }] };

    public static TheoryData<ArticleField, string, string?, string> Overrides() => new()
    {
        { ArticleField.Headline, "p.kick", null, "Our own headline" },
        { ArticleField.Byline, "p.by", null, "Ann Lee, Bo Berg" },
        { ArticleField.Published, "p.when", null, "2025-07-13T12:32+02:00" },
        { ArticleField.Modified, "p.when", null, "2025-07-14T09:15+02:00" },
        { ArticleField.Language, "p.lang", null, "fr-CA" },
        { ArticleField.SiteName, "p.kick", null, "Our own headline" },
        { ArticleField.CanonicalUrl, "a.self", null, "https://news.example/short/1" },
        { ArticleField.Lede, "p.kick", null, "Our own headline" },
        { ArticleField.LeadImage, "img.pic", "data-src", "https://news.example/p.jpg" },
        { ArticleField.LeadImage, "img.pic", null, "https://news.example/p.jpg" },
        { ArticleField.Section, "p.kick", null, "Our own headline" },
        { ArticleField.Keywords, ".tags i", null, "walls, tides" },
        { ArticleField.Paywall, ".paid", null, "True" },
        { ArticleField.Paywall, ".paid", "data-locked", "True" },
        { ArticleField.LiveBlog, ".paid", null, "True" },
    };

    [Theory]
    [MemberData(nameof(Overrides))]
    public void What_a_rule_reads_overrides_with_its_origin(ArticleField field, string selector, string? attribute, string expected)
    {
        var article = ReadPage.Article("<meta property='og:description' content='From the page'>", Body, Rules(field, selector, attribute));

        Assert.Equal((expected, FieldOrigin.PublisherRule), ValueOf(article, field));
        Assert.Empty(article.RuleFailures);
    }

    [Fact]
    public void What_was_overridden_is_told_as_a_disagreement()
    {
        var article = ReadPage.Article("<meta property='og:description' content='From the page'>", Body, Rules(ArticleField.Lede, "p.kick"));

        Assert.Contains(new FieldDisagreement(ArticleField.Lede, "From the page", FieldOrigin.OpenGraph), article.Disagreements);
    }

    public static TheoryData<ArticleField, string, string?, string> Failing() => new()
    {
        { ArticleField.Headline, ".gone", null, "Nothing on the page matches" },
        { ArticleField.Headline, "p[", null, "not valid CSS" },
        { ArticleField.Headline, "img.pic", null, "holds any text" },
        { ArticleField.Byline, ".when", null, "no name" },
        { ArticleField.Published, "p.kick", null, "no date" },
        { ArticleField.Modified, "p.kick", null, "no date" },
        { ArticleField.LeadImage, "img.pic", "onerror", "no http or https address" },
        { ArticleField.CanonicalUrl, "p.gone", "href", "Nothing on the page matches" },
        { ArticleField.Language, "p.kick", null, "no language tag" },
        { ArticleField.Keywords, "img.pic", null, "no key words" },
        { ArticleField.Paywall, ".paid", "class", "neither true nor false" },
        { ArticleField.Paywall, ".gone", "data-locked", "Nothing on the page matches" },
        { ArticleField.Body, "img.pic", null, "holds no paragraphs" },
        { ArticleField.Body, "div:has(p)", null, ":has cannot be used" },
    };

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_rule_that_fails_is_reported_and_loses_its_field_only(ArticleField field, string selector, string? attribute, string why)
    {
        var with = ReadPage.Article(body: Body, rules: Rules(field, selector, attribute));
        var without = ReadPage.Article(body: Body);

        var failure = Assert.Single(with.RuleFailures);
        Assert.Equal((field, selector), (failure.Field, failure.Selector));
        Assert.Contains(why, failure.Why, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Why, StringComparison.Ordinal);
        Assert.Equal(ValueOf(without, field), ValueOf(with, field));
        Assert.Equal(without.BodyText, with.BodyText);
    }

    [Fact]
    public void A_sign_of_a_paywall_that_is_not_there_says_nothing()
    {
        var article = ReadPage.Article(rules: Rules(ArticleField.Paywall, ".paid"));

        Assert.Null(article.IsPaywalled);
        Assert.Empty(article.RuleFailures);
    }

    [Theory]
    [InlineData("2026-01-15", "Now")]
    [InlineData("2025-03-02", "Now")]
    [InlineData("2025-03-01", "Middle")]
    [InlineData("2020-01-01", "Old")]
    public void The_layout_is_the_one_in_use_on_the_day_of_the_fetch(string fetchedOn, string section)
    {
        var rules = new PublisherRules { Layouts = [Layout(null, ".now"), Layout(new DateOnly(2025, 3, 1), ".middle"), Layout(new DateOnly(2023, 5, 31), ".old")] };

        var article = ReadPage.Article(body: "<b class=now>Now</b><b class=middle>Middle</b><b class=old>Old</b>", rules: rules, fetchedOn: DateOnly.ParseExact(fetchedOn, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(new Extracted<string>(section, FieldOrigin.PublisherRule), article.Section);

        static PageLayout Layout(DateOnly? until, string selector) => new() { Until = until, Fields = new Dictionary<ArticleField, FieldRule> { [ArticleField.Section] = new(selector) } };
    }

    [Fact]
    public void The_body_is_what_its_rule_matches_less_what_is_dropped()
    {
        var rules = LayoutOf(new() { [ArticleField.Body] = new FieldRule(".story, .more") }, ".promo", "em.note");

        var article = ReadPage.Article(body: "<div class=more><p>Short.</p><p class=promo>Subscribe to our letter about walls, storms and the sea.</p><p><em class=note>A note.</em></p></div>", rules: rules);

        Assert.Equal(["Short.", ReadPage.First, ReadPage.Second], article.Blocks.Select(block => block.Text));
        Assert.Equal(FieldOrigin.PublisherRule, article.BodyOrigin);
        Assert.DoesNotContain("letter", article.BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_dropped_leaves_the_engines_own_body_too()
    {
        var article = ReadPage.Article(rules: LayoutOf([], ".story p:last-child"));

        Assert.Equal([ReadPage.First], article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Dropping_the_whole_body_is_reported()
    {
        var article = ReadPage.Article(body: "<div class=x><p>Only this.</p></div>", rules: LayoutOf(new() { [ArticleField.Body] = new FieldRule(".x") }, ".x p"));

        Assert.Contains("\"drop\"", Assert.Single(article.RuleFailures).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_rule_reaches_the_text_of_a_page_that_would_be_refused()
    {
        const string Wall = "<form><input type=password></form>";
        var text = $"<section class=note><p>{ReadPage.First}</p></section>";
        var html = System.Text.Encoding.UTF8.GetBytes($"<html><head><title>Sign in</title></head><body>{Wall}{text}</body></html>");

        ExtractionOutcome Read(PublisherRules? rules) => ArticleExtractor.Extract(html, "text/html", new Uri("https://news.example/a"), new DateOnly(2026, 1, 15), rules);

        Assert.IsType<ExtractionOutcome.Refused>(Read(null));
        Assert.IsType<ExtractionOutcome.Refused>(Read(Rules(ArticleField.Body, ".gone")));
        Assert.Equal(ReadPage.First, Assert.IsType<ExtractionOutcome.Extracted>(Read(Rules(ArticleField.Body, ".note"))).Article.BodyText);
    }

    private static (string? Value, FieldOrigin? Origin) ValueOf(ExtractedArticle article, ArticleField field) => field switch
    {
        ArticleField.Headline => (article.Headline.Value, article.Headline.Origin),
        ArticleField.Byline => (string.Join(", ", article.Byline.Select(name => name.Name)), article.BylineOrigin),
        ArticleField.Published => (article.Published?.Value.ToString(), article.Published?.Origin),
        ArticleField.Modified => (article.Modified?.Value.ToString(), article.Modified?.Origin),
        ArticleField.Language => (article.Language?.Value, article.Language?.Origin),
        ArticleField.SiteName => (article.SiteName?.Value, article.SiteName?.Origin),
        ArticleField.CanonicalUrl => (article.CanonicalUrl?.Value, article.CanonicalUrl?.Origin),
        ArticleField.Lede => (article.Lede?.Value, article.Lede?.Origin),
        ArticleField.LeadImage => (article.LeadImage?.Value, article.LeadImage?.Origin),
        ArticleField.Section => (article.Section?.Value, article.Section?.Origin),
        ArticleField.Keywords => (article.Keywords is { } words ? string.Join(", ", words.Value) : null, article.Keywords?.Origin),
        ArticleField.Paywall => (article.IsPaywalled?.Value.ToString(), article.IsPaywalled?.Origin),
        ArticleField.LiveBlog => (article.IsLiveBlog?.Value.ToString(), article.IsLiveBlog?.Origin),
        _ => (article.BodyText, article.BodyOrigin),
    };
}
