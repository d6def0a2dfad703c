using System.Text;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Feeds;

namespace NewsTracker.Core.Tests.BackFill;

public sealed class BackFillRangeTests
{
    private static readonly BackFillRange June = new(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30));

    [Theory]
    [InlineData("https://a.example/2026/06/05/ferry", "2026-06-05", "2026-06-05")]
    [InlineData("https://a.example/2026/6/5/ferry", "2026-06-05", "2026-06-05")]
    [InlineData("https://a.example/news/2026-06-05-ferry", "2026-06-05", "2026-06-05")]
    [InlineData("https://a.example/20260605/ferry", "2026-06-05", "2026-06-05")]
    [InlineData("https://a.example/2026/02/ferry", "2026-02-01", "2026-02-28")]
    [InlineData("https://a.example/2026/06/45/ferry", "2026-06-01", "2026-06-30")]
    public void An_articles_address_names_its_day_or_month(string url, string first, string last) =>
        Assert.Equal(new AddressPeriod(Day(first), Day(last)), AddressPeriod.OfArticle(new Uri(url)));

    [Theory]
    [InlineData("https://a.example/budget-2026")]
    [InlineData("https://a.example/2026/13/05/ferry")]
    [InlineData("https://a.example/article/1234567")]
    [InlineData("https://a.example/99990605/ferry")]
    [InlineData("https://a.example/20260645/ferry")]
    [InlineData("https://a.example/a/74-20151204")]
    [InlineData("https://a.example/a/74-20151204/")]
    [InlineData("https://a.example/article/20151204")]
    [InlineData("https://a.example/ferry-202606.html")]
    [InlineData("https://a.example/")]
    public void A_number_that_is_no_date_names_nothing(string url) => Assert.Null(AddressPeriod.OfArticle(new Uri(url)));

    [Theory]
    [InlineData("https://a.example/sitemap-2026.xml", "2026-01-01", "2026-12-31")]
    [InlineData("https://a.example/sitemap-2026-06.xml.gz", "2026-06-01", "2026-06-30")]
    [InlineData("https://a.example/sitemap.xml?yyyy=2026&mm=06&dd=05", "2026-06-05", "2026-06-05")]
    [InlineData("https://a.example/sitemap-202606.xml", "2026-06-01", "2026-06-30")]
    public void A_sitemaps_address_names_the_time_it_covers(string url, string first, string last) =>
        Assert.Equal(new AddressPeriod(Day(first), Day(last)), AddressPeriod.OfSitemap(new Uri(url)));

    [Fact]
    public void The_publication_date_of_a_sitemap_wins_over_the_address_and_the_change()
    {
        var entry = new FeedEntry { Published = PrintedInstant.OfDay(new DateOnly(2026, 6, 9)), Updated = PrintedInstant.OfDay(new DateOnly(2026, 8, 1)) };
        Assert.Equal(new BackFillVerdict.Within(new DateOnly(2026, 6, 9)), June.Judge(entry, new Uri("https://a.example/2026/07/01/ferry")));
    }

    [Fact]
    public void An_address_without_any_date_is_left_out_and_one_that_changed_before_is_outside()
    {
        Assert.IsType<BackFillVerdict.Undated>(June.Judge(new FeedEntry(), new Uri("https://a.example/ferry")));
        Assert.IsType<BackFillVerdict.Outside>(June.Judge(new FeedEntry { Updated = PrintedInstant.OfDay(new DateOnly(2026, 5, 31)) }, new Uri("https://a.example/ferry")));
    }

    [Theory]
    [InlineData("https://a.example/archive/{yyyy}/{MM}/{dd}", 30)]
    [InlineData("https://a.example/archive/{yyyy}-{M}", 1)]
    [InlineData("https://a.example/archive/{yyyy}", 1)]
    public void An_archive_address_gives_each_page_of_the_range_once(string template, int pages)
    {
        Assert.True(ArchiveAddress.TryParse(template, out var archive));
        var between = archive.Between(June).ToList();
        Assert.Equal(pages, between.Select(page => page.Url).Distinct().Count());
        Assert.All(between, page => Assert.True(June.Overlaps(page.Period)));
    }

    [Theory]
    [InlineData("https://a.example/archive")]
    [InlineData("https://a.example/{yyyy}/{dd}")]
    [InlineData("ftp://a.example/{yyyy}")]
    [InlineData("https://user:word@a.example/{yyyy}")]
    [InlineData("https://a.example/{yyyy}/{page}")]
    [InlineData("/archive/{yyyy}")]
    [InlineData(null)]
    public void An_archive_address_that_cannot_be_filled_in_is_refused(string? template) => Assert.False(ArchiveAddress.TryParse(template, out _));

    [Fact]
    public void An_archive_page_gives_its_headlines_and_no_menu_no_other_site_and_none_twice()
    {
        var page = """
            <nav><a href="/world">World</a></nav>
            <a href="/ferry-line-opens-in-spring">Ferry line opens in the spring after all</a>
            <a href="/ferry-line-opens-in-spring#comments">Ferry line opens in the spring after all</a>
            <a href="https://elsewhere.example/x">A headline that stands on another site</a>
            <a href="javascript:alert(1)">A headline that is a script in disguise</a>
            """;
        var links = ArchivePage.Links(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", new Uri("https://www.paper.example/archive"));
        Assert.Equal(["https://www.paper.example/ferry-line-opens-in-spring"], links.Select(link => link.Value));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
