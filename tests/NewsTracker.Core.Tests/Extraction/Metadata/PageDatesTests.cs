using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class PageDatesTests
{
    private const string Prose = "<p>The ministry said on Tuesday that the clearance of the northern fields, which began in spring, would go on until the first snow, and that farmers were to be told in time.</p>";

    [Fact]
    public void Sources_that_agree_outweigh_a_loose_date() =>
        Assert.Equal("2024-02-05", Published("<meta name=date content=2024-02-12>", "<h1>Fields cleared in the north</h1><p class=meta>Posted on 5 February 2024</p>" + Prose));

    [Fact]
    public void The_articles_own_object_outweighs_the_page_around_it() =>
        Assert.Equal("2024-02-05T10:00:00+01:00", Published(
            JsonLd("""{"@graph":[{"@type":"WebPage","datePublished":"2019-01-01T00:00:00Z"},{"@type":"NewsArticle","headline":"Fields","datePublished":"2024-02-05T10:00:00+01:00"}]}"""), "<h1>Fields cleared</h1>" + Prose));

    [Fact]
    public void A_page_that_nothing_calls_an_article_and_that_prints_no_date_says_none() =>
        Assert.Null(Published(
            "<meta property=article:published_time content=2019-05-23T08:02:35+00:00>" + JsonLd("""{"@type":"WebPage","name":"About us","datePublished":"2019-05-23T08:02:35+00:00"}"""), "<h1>About the museum</h1>" + Prose));

    [Fact]
    public void A_page_that_prints_its_record_date_keeps_it() =>
        Assert.Equal("2019-05-23T08:02:35+00:00", Published(
            JsonLd("""{"@type":"WebPage","name":"About us","datePublished":"2019-05-23T08:02:35+00:00"}"""), $"<h1>Museum opens</h1>{Prose}<aside class=sidebar><div class=date>23 May 2019</div></aside>"));

    [Fact]
    public void A_recipe_without_a_printed_date_says_none() =>
        Assert.Null(Published(JsonLd("""{"@type":"Recipe","name":"Soup","datePublished":"2020-07-14"}"""), "<h1>Soup of the day</h1>" + Prose));

    [Fact]
    public void A_print_at_the_headline_beats_prints_in_teasers() =>
        Assert.Equal("2017-08-08", Published(
            "<title>Fields cleared in the north</title>",
            $"<div class=slider><span class=date>14 June 2019</span></div><h2>Fields cleared in the north</h2><span class=date>8 August 2017</span>{Prose}{Prose}<div class=related><time datetime=2018-01-01>1 Jan 2018</time></div>"));

    [Fact]
    public void Dates_of_comments_are_nobodys() =>
        Assert.Null(Published("", $"<h1>Fields cleared</h1>{Prose}{Prose}{Prose}<div class=comments><time datetime=2018-01-01T10:00:00Z>1 Jan 2018</time></div>"));

    [Fact]
    public void A_teaser_right_behind_the_headline_is_the_articles_head() =>
        Assert.Equal("2020-04-21", Published("", "<h1>Fields cleared in the north</h1><div class=teaser-meta><p class=byline>By Ana Roth on 21 April 2020</p></div>" + Prose));

    [Fact]
    public void A_date_is_found_in_a_sentence_that_names_the_writing() =>
        Assert.Equal("2015-12-14", Published("", $"<h1>Fields cleared</h1>{Prose}{Prose}{Prose}<div class=post-footer>This post was published on 14 December 2015 by the editors of the county paper and filed in the folder of all that was said on farming</div>"));

    [Fact]
    public void Bare_dates_of_a_story_are_not_its_own() =>
        Assert.Null(Published("", $"<h1>A decade of clearance</h1>{Prose}{Prose}{Prose}{string.Concat(Enumerable.Repeat("<p>Further on.</p>", 20))}<p>8 August 2009</p><p>9 December 2011</p>"));

    [Fact]
    public void A_notice_of_rights_is_no_date() =>
        Assert.Null(Published("", $"<h1>Fields cleared</h1>{Prose}<p>Copyright 1 January 2020, the county paper</p>"));

    [Fact]
    public void A_published_field_that_repeats_the_change_yields_to_an_earlier_one() =>
        Assert.Equal("2017-04-12T18:33:59+02:00", Published(
            "<meta property=article:published_time content=2017-04-12T18:33:59+02:00><meta itemprop=datePublished content=2020-02-19><meta itemprop=dateModified content=2020-02-19>", "<h1>Fields</h1><p>19 February 2020</p>" + Prose));

    [Fact]
    public void The_clock_on_the_page_tells_the_offset_of_an_instant_in_utc() =>
        Assert.Equal("2023-11-08T23:30:59-06:00", Published(
            JsonLd("""{"@type":"NewsArticle","headline":"Fields","datePublished":"2023-11-09T05:30:59Z"}"""), "<h1>Fields cleared</h1><p class=date>November 8, 2023 at 11:30 p.m.</p>" + Prose));

    [Theory]
    [InlineData("2025-07-09T18:00:00Z", "<p>Päivitetty 10.7.2025 07:00</p>", "2025-07-09T18:00:00+00:00")]
    [InlineData("2025-07-09T18:00:00Z", "<p>Updated <time>10 July 2025 07:00</time></p>", "2025-07-09T18:00:00+00:00")]
    [InlineData("2025-07-09T18:00:00Z", "<p><time>9 July 2025 21:00</time> <span>Updated</span> <time>10 July 2025 07:00</time></p>", "2025-07-09T21:00:00+03:00")]
    [InlineData("2025-07-09T18:00:00Z", "<p>By Ann Lee / 9 July 2025 21:00 / Updated: 10 July 2025 07:00</p>", "2025-07-09T21:00:00+03:00")]
    [InlineData("2025-01-09T10:00:00Z", "<p class=date>9 January 2025 12:30</p>", "2025-01-09T10:00:00+00:00")]
    [InlineData("2025-01-09T10:00:00Z", "<p class=date>9 January 2025 15:30</p>", "2025-01-09T15:30:00+05:30")]
    public void The_clock_of_an_update_is_not_that_of_the_publication(string instant, string printed, string expected) =>
        Assert.Equal(expected, Published(JsonLd($$"""{"@type":"NewsArticle","headline":"Fields","datePublished":"{{instant}}"}"""), $"<h1>Fields cleared</h1>{printed}{Prose}"));

    [Fact]
    public void An_update_on_the_same_day_does_not_lend_its_clock() =>
        Assert.Equal("2024-02-05", Published("<meta property=article:published_time content=2024-02-05>", "<h1>Fields cleared</h1><p>Updated: 5 February 2024 18:40</p>" + Prose));

    [Fact]
    public void Objects_of_json_that_stand_side_by_side_are_read() =>
        Assert.Equal("2020-10-26T18:10:00+01:00", Published(
            JsonLd("""{"@type":"NewsArticle","headline":"Fields","datePublished":"2020-10-26T18:10:00+01:00"} {"@type":"BreadcrumbList"} }"""), "<h1>Fields cleared</h1>" + Prose));

    [Theory]
    [InlineData("https://paper.example/2024/3/9/fields-cleared", "2024-03-09")]
    [InlineData("https://paper.example/news/20240309-fields-cleared", "2024-03-09")]
    [InlineData("https://paper.example/news/20241399-fields-cleared", null)]
    public void The_address_tells_a_day_where_the_page_does_not(string url, string? expected) =>
        Assert.Equal(expected, Published("", "<h1>Fields cleared</h1>" + Prose, new Uri(url)));

    [Fact]
    public void A_page_drawn_by_scripts_tells_the_day_in_its_state() =>
        Assert.Equal("2022-01-31T15:58:43+01:00", Published("", """<h1>Fields cleared</h1><script>window.state={"page":{"publishedAt":"2022-01-31T15:58:43+01:00","updatedAt":"2022-02-02T00:00:00Z"}}</script>""" + Prose));

    [Fact]
    public void A_state_that_holds_several_days_tells_none() =>
        Assert.Null(Published("", """<h1>Fields cleared</h1><script>window.state=[{"publishedAt":"2022-01-31T15:58:43Z"},{"publishedAt":"2022-02-02T15:58:43Z"}]</script>""" + Prose));

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2999-12-31T00:00:00Z")]
    public void A_default_of_the_system_is_no_date(string value) =>
        Assert.Null(Published($"<meta property=article:published_time content={value}>", "<h1>Fields cleared</h1>" + Prose));

    [Fact]
    public void A_part_of_the_title_outweighs_a_caption() =>
        Assert.Equal("2023-04-28", Published("<title>Fields cleared in the north | Paper | 28.04.2023</title>", "<h1>Fields cleared in the north</h1><p>Machines of the clearance company on a road near the county town, 24 April 2023</p>" + Prose));

    [Fact]
    public void A_clock_with_a_dot_keeps_its_half_of_the_day() =>
        Assert.Equal("2025-07-09T17:10", Published("", "<h1>Fields cleared</h1><p class=date>9 July 2025 5.10 pm</p>" + Prose));

    [Theory]
    [InlineData("<p>Atnaujinta 2025-07-11 08:00 | Paskelbta 2025-07-09 12:32</p>")]
    [InlineData("<p>Atjaunots 2025-07-11 08:00</p><p>Publicēts 2025-07-09 12:32</p>")]
    [InlineData("<p>Uuendatud 11. juuli 2025 08:00 · Avaldatud 9. juuli 2025 12:32</p>")]
    [InlineData("<p>Aktualizacja: 11 lipca 2025 08:00</p><p>Dodano: 9 lipca 2025 12:32</p>")]
    public void An_update_printed_first_is_the_later_date(string printed)
    {
        var dates = Read("", "<h1>Fields cleared</h1>" + printed + Prose, url: null);
        var published = dates.FindPublished()?.Value;

        Assert.Equal(("2025-07-09T12:32", "2025-07-11T08:00"), (published?.ToString(), dates.FindModified(published)?.Value.ToString()));
    }

    [Fact]
    public void An_update_alone_dates_the_page() => Assert.Equal("2016-12-30", Published("", "<h1>Fields cleared</h1><p>Updated: 30 December 2016</p>" + Prose));

    [Fact]
    public void What_else_the_page_declares_is_told_with_where_it_stands()
    {
        var dates = Read(
            "<meta property=article:published_time content=2024-02-01T00:00:00Z>" + JsonLd("""{"@type":"NewsArticle","headline":"Fields","datePublished":"2024-02-05T10:00:00Z"}"""), "<h1>Fields cleared</h1><p class=date>5 February 2024</p>" + Prose, url: null);
        var taken = dates.FindPublished()!.Value;

        var other = Assert.Single(dates.Others(ArticleField.Published, taken));
        Assert.Equal("2024-02-01T00:00:00+00:00", other.Value.ToString());
        Assert.Equal(FieldOrigin.OpenGraph, other.Origin);
    }

    [Theory]
    [InlineData("(14. January 2024)")]
    [InlineData("14 January 2024")]
    public void A_text_may_open_with_its_date(string line) =>
        Assert.Equal("2024-01-14", ReadPage.Article(body: $"<div class=story><p>{line}</p></div>").Published?.Value.ToString());

    private static string? Published(string head, string body, Uri? url = null) => Read(head, body, url).FindPublished()?.Value.ToString();

    private static string JsonLd(string json) => $"<script type=application/ld+json>{json}</script>";

    private static PageDates Read(string head, string body, Uri? url)
    {
        var (page, structured) = ParsedPage.Find($"<html lang=en><head>{head}</head><body>{body}</body></html>", url)!;
        return new PageDates(page, structured.Article, new DateContext { Language = "en", Url = url, Latest = new DateOnly(2026, 1, 1) }, body: []);
    }
}
