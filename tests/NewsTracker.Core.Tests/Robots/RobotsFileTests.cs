using System.Diagnostics;
using CsCheck;
using NewsTracker.Core.Robots;

namespace NewsTracker.Core.Tests.Robots;

public sealed class RobotsFileTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf?page=2", true)]
    [InlineData("User-agent: *\nDisallow: /caf%c3%a9", "/café", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /a # kept out\r\n", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /a", "/a", false)]
    public void The_longest_matching_rule_decides(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsFile.Parse(text).Allows("NewsTracker", new Uri("https://news.example" + path)));

    [Fact]
    public void Groups_that_name_the_same_agent_are_read_as_one_and_replace_the_general_group()
    {
        var file = RobotsFile.Parse("User-agent: newstracker\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: NewsTracker\nDisallow: /b\nCrawl-delay: 2.5");

        Assert.False(file.Allows("NewsTracker", new Uri("https://news.example/a")));
        Assert.False(file.Allows("NewsTracker", new Uri("https://news.example/b")));
        Assert.True(file.Allows("NewsTracker", new Uri("https://news.example/c")));
        Assert.False(file.Allows("Other", new Uri("https://news.example/c")));
        Assert.Equal(TimeSpan.FromSeconds(2.5), file.CrawlDelay("NewsTracker"));
        Assert.Null(file.CrawlDelay("Other"));
    }

    [Fact]
    public void Sitemaps_belong_to_no_group() =>
        Assert.Equal(["https://news.example/a.xml", "https://news.example/b.xml"],
            RobotsFile.Parse("Sitemap: https://news.example/a.xml\nUser-agent: x\nDisallow: /\nsitemap: https://news.example/b.xml").Sitemaps);

    [Fact]
    public void A_hostile_pattern_costs_little_time()
    {
        var file = RobotsFile.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 2_000)) + "b$");
        var started = Stopwatch.GetTimestamp();

        Assert.True(file.Allows("NewsTracker", new Uri("https://news.example/" + new string('a', 8_000))));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void No_text_makes_reading_fail() =>
        Gen.String.Sample(text =>
        {
            var file = RobotsFile.Parse("User-agent: *\nDisallow: " + text);
            Assert.True(file.Allows("NewsTracker", new Uri("https://news.example/robots.txt")));
        });
}
