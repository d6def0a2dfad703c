using NewsTracker.Core.Robots;

namespace NewsTracker.Core.Tests.Robots;

public class RobotsFileTests
{
    private static bool Allows(string rules, string path, string agent = "NewsTracker") => RobotsFile.Parse(rules).Allows(agent, new Uri("https://news.example" + path));

    [Fact]
    public void No_rules_allow_everything() => Assert.True(Allows("", "/a"));

    [Fact]
    public void An_agent_s_own_group_stands_in_place_of_the_one_for_all()
    {
        const string rules = "User-agent: *\nDisallow: /\n\nUser-agent: newstracker/1.0 (bot)\nDisallow: /private\n";

        Assert.True(Allows(rules, "/news"));
        Assert.False(Allows(rules, "/private/1"));
        Assert.False(Allows(rules, "/news", "OtherBot"));
    }

    [Fact]
    public void Groups_of_one_agent_are_merged()
    {
        const string rules = "User-agent: NewsTracker\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: NEWSTRACKER\nDisallow: /b";

        Assert.False(Allows(rules, "/a"));
        Assert.False(Allows(rules, "/b"));
        Assert.True(Allows(rules, "/c"));
    }

    [Fact]
    public void Lines_that_are_no_rules_do_not_end_a_list_of_agents() =>
        Assert.False(Allows("User-agent: NewsTracker\nCrawl-delay: 5\nSitemap: https://news.example/s.xml\nUser-agent: Other\nDisallow: /", "/a"));

    [Theory]
    [InlineData("Disallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("Disallow: /a/b\nAllow: /a", "/a/b/c", false)]
    [InlineData("Disallow: /a\nAllow: /a", "/a", true)]
    [InlineData("Disallow:", "/a", true)]
    [InlineData("Disallow: /*.php$", "/x/y.php", false)]
    [InlineData("Disallow: /*.php$", "/x/y.php?z", true)]
    [InlineData("Disallow: /a*b*c", "/a1b2c3", false)]
    [InlineData("Disallow: /a*b*c", "/a1c2b3", true)]
    [InlineData("Disallow: /a*a$", "/aa", false)]
    [InlineData("Disallow: /a*a$", "/a", true)]
    [InlineData("Disallow: /A", "/a", true)]
    [InlineData("Disallow: /caf%c3%a9", "/café/x", false)]
    [InlineData("Disallow: /café", "/caf%C3%A9", false)]
    [InlineData("Disallow: /%7Ejane", "/~jane/", false)]
    [InlineData("Disallow: /a%2Fb", "/a/b", true)]
    [InlineData("Disallow: /search?q=", "/search?q=mines", false)]
    [InlineData("Disallow: / # all of it", "/a", false)]
    [InlineData("disallow /a", "/a", false)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    [InlineData("Disallow: /\nAllow: /dir/index.html", "/dir/", true)]
    public void The_longest_matching_rule_decides(string rules, string path, bool allowed) => Assert.Equal(allowed, Allows("User-agent: *\n" + rules, path));

    [Theory]
    [InlineData("\ufeffUser-agent: *\nDisallow: /")]
    [InlineData("User-agent: *\rDisallow: /")]
    [InlineData("User-agent: *\r\n\r\nDisallow: /\r\n")]
    [InlineData("  USER-AGENT :\t* \n\tDISALLOW :/ ")]
    public void Marks_line_ends_and_blanks_do_not_matter(string rules) => Assert.False(Allows(rules, "/a"));

    [Theory]
    [InlineData("/news/../private/1")]
    [InlineData("/news/%2e%2e/private/1")]
    [InlineData("/news\\..\\private\\1")]
    [InlineData("/./private/1#part")]
    public void The_address_that_is_sent_is_judged_and_not_the_one_that_is_printed(string path) => Assert.False(Allows("User-agent: *\nDisallow: /private/", path));

    [Fact]
    public void The_crawl_delay_is_the_longest_asked_of_the_agent()
    {
        var robots = RobotsFile.Parse("User-agent: NewsTracker\nCrawl-delay: 2.5\nUser-agent: NewsTracker\nCrawl-delay: 1\nUser-agent: *\nCrawl-delay: 30");

        Assert.Equal(TimeSpan.FromSeconds(2.5), robots.CrawlDelay("NewsTracker"));
        Assert.Equal(TimeSpan.FromSeconds(30), robots.CrawlDelay("Other"));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("NaN")]
    public void A_crawl_delay_that_is_no_number_of_seconds_is_none(string printed) =>
        Assert.Null(RobotsFile.Parse($"User-agent: *\nCrawl-delay: {printed}").CrawlDelay("NewsTracker"));

    [Theory]
    [InlineData("https://b.example/1.xml", "https://b.example/1.xml")]
    [InlineData("/archive.xml", "https://a.example/archive.xml")]
    [InlineData("//b.example/1.xml", "https://b.example/1.xml")]
    [InlineData("none")]
    [InlineData("https://")]
    public void A_sitemap_is_named_in_full_or_by_its_path(string named, params string[] addresses) =>
        Assert.Equal(addresses, RobotsFile.Parse($"Sitemap: {named}").SitemapAddresses(new("https://a.example/robots.txt")).Select(url => url.AbsoluteUri));

    [Fact]
    public void Sitemaps_are_named_wherever_they_stand() =>
        Assert.Equal(["https://a.example/1.xml", "https://a.example/2.xml"], RobotsFile.Parse("Sitemap: https://a.example/1.xml\nUser-agent: *\nDisallow: /\nSITEMAP:https://a.example/2.xml").Sitemaps);

    [Fact]
    public void What_stands_behind_500_kibibytes_is_not_read() =>
        Assert.True(Allows(new string('#', 500 * 1024) + "\nUser-agent: *\nDisallow: /", "/a"));

    [Fact]
    public async Task Hostile_patterns_are_matched_in_bounded_time()
    {
        var stars = string.Concat(Enumerable.Repeat("a*", 4_000));
        var rules = "User-agent: *\n" + string.Concat(Enumerable.Repeat($"Disallow: /{stars}b\n", 60));
        var matching = Task.Run(() => Allows(rules, "/" + new string('a', 2_000)), TestContext.Current.CancellationToken);

        Assert.True(await matching.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Many_names_before_many_rules_cost_no_more_than_they_print()
    {
        var rules = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"User-agent: a{i}\n")) + string.Concat(Enumerable.Repeat("Disallow: /b\n", 20_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(Allows(rules, "/b", "a9999"));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50_000_000);
    }
}
