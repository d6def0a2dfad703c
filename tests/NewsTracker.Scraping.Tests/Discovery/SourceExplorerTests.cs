using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Outbound;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Discovery;

/// <summary>What an admin is told of an address that leads to no feed at once.</summary>
public sealed class SourceExplorerTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private const string Feed = """<rss version="2.0"><channel><title>Gazette</title></channel></rss>""";

    private static readonly Uri Home = new("https://gazette.example/");

    private readonly Dictionary<string, FetchOutcome> answers = new(StringComparer.Ordinal);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_is_not_found_is_told_as_such_with_what_to_check()
    {
        answers[Home.AbsoluteUri] = new FetchOutcome.RobotsDenied("The host gazette.example was not found.") { IsUnreachable = true, HostTrouble = FeedTrouble.Dns };
        var found = await LookAsync(Home, isSchemeAssumed: true);
        Assert.StartsWith("The host gazette.example was not found. Check how the address is spelled.", found.Problem, StringComparison.Ordinal);
        Assert.Empty(found.Steps);
    }

    [Fact]
    public async Task An_address_without_its_scheme_is_asked_by_http_where_https_cannot_be_reached()
    {
        answers[Home.AbsoluteUri] = Silent(FeedTrouble.Connect);
        answers["http://gazette.example/"] = Document("http://gazette.example/", Feed, "application/rss+xml");
        var found = await LookAsync(Home, isSchemeAssumed: true);
        Assert.Equal("http://gazette.example/", Assert.Single(found.Feeds).Url);
        Assert.StartsWith("https://gazette.example/ could not be reached, so http://gazette.example/ was asked, and answered.", found.Detour, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_its_scheme_is_asked_by_no_other()
    {
        answers[Home.AbsoluteUri] = Silent(FeedTrouble.Connect);
        answers["http://gazette.example/"] = Document("http://gazette.example/", Feed, "application/rss+xml");
        var found = await LookAsync(Home, isSchemeAssumed: false);
        Assert.NotNull(found.Problem);
        Assert.Empty(found.Feeds);
    }

    [Fact]
    public async Task Where_neither_answers_both_are_told()
    {
        (answers[Home.AbsoluteUri], answers["http://gazette.example/"]) = (Silent(FeedTrouble.Tls), Silent(FeedTrouble.Connect));
        var found = await LookAsync(Home, isSchemeAssumed: true);
        Assert.StartsWith("It is silent: Tls.", found.Problem, StringComparison.Ordinal);
        Assert.Equal(["It is silent: Tls.", "It is silent: Connect."], found.Steps.Select(step => step.Outcome));
    }

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj", "application/pdf", "a PDF file")]
    [InlineData("any", "image/png", "an image")]
    [InlineData("  \n", "text/html", "an empty document")]
    [InlineData("""{"a":1}""", "application/json", "a JSON document that is no feed")]
    [InlineData("<html><body>Feeds</body></html>", "application/rss+xml", "sent as a feed (application/rss+xml), but is none")]
    public async Task What_is_no_page_is_called_by_its_name(string content, string contentType, string words)
    {
        answers["https://gazette.example/it"] = Document("https://gazette.example/it", content, contentType);
        var found = await LookAsync(new Uri(Home, "/it"), isSchemeAssumed: false);
        Assert.StartsWith($"What lies at https://gazette.example/it is {words}. No feed was found", found.Problem, StringComparison.Ordinal);
        Assert.Equal($"It is {words}.", found.Steps[0].Outcome);
    }

    [Fact]
    public async Task An_inner_page_that_names_no_feed_leads_to_those_of_the_home_page()
    {
        answers["https://gazette.example/about"] = Document("https://gazette.example/about", "<html><body><h1>About us</h1></body></html>", "text/html");
        answers[Home.AbsoluteUri] = Document(Home.AbsoluteUri, """<html><head><link rel="alternate" type="application/rss+xml" href="/hidden.xml"></head></html>""", "text/html");
        answers["https://gazette.example/hidden.xml"] = Document("https://gazette.example/hidden.xml", Feed, "application/rss+xml");
        var feed = Assert.Single((await LookAsync(new Uri(Home, "/about"), isSchemeAssumed: false)).Feeds);
        Assert.Equal(("https://gazette.example/hidden.xml", FoundWhere.Home), (feed.Url, feed.Where));
    }

    [Fact]
    public async Task An_address_that_fails_is_told_to_where_the_feeds_of_the_home_page_are_shown_in_its_place()
    {
        answers["https://gazette.example/world"] = new FetchOutcome.Refused(new Uri(Home, "/world"), HttpStatusCode.InternalServerError, null);
        answers[Home.AbsoluteUri] = Document(Home.AbsoluteUri, """<html><head><link rel="alternate" type="application/rss+xml" href="/one.xml"><link rel="alternate" type="application/rss+xml" href="/two.xml"></head></html>""", "text/html");
        answers["https://gazette.example/one.xml"] = Document("https://gazette.example/one.xml", Feed, "application/rss+xml");
        answers["https://gazette.example/two.xml"] = Document("https://gazette.example/two.xml", Feed, "application/rss+xml");
        var found = await LookAsync(new Uri(Home, "/world"), isSchemeAssumed: false);
        Assert.Equal(2, found.Feeds.Count);
        Assert.Equal("The address you gave answered 500; these are the feeds of its home page.", found.Detour);
    }

    [Fact]
    public async Task A_pasted_sitemap_index_shows_what_its_sitemaps_list()
    {
        var (index, inner) = ("https://gazette.example/index.xml", "https://gazette.example/1.xml");
        answers[index] = Document(index, $"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{inner}</loc></sitemap></sitemapindex>""", "application/xml");
        answers[inner] = Document(inner, """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://gazette.example/a</loc></url></urlset>""", "application/xml");
        var feed = Assert.Single((await LookAsync(new Uri(index), isSchemeAssumed: false)).Feeds);
        Assert.Equal((FeedKind.SitemapIndex, 1), (feed.Kind, feed.Count));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_told()
    {
        answers[Home.AbsoluteUri] = Document("https://herald.example/", Feed, "application/rss+xml");
        Assert.StartsWith("https://gazette.example/ leads on to https://herald.example/, which is another host.", (await LookAsync(Home, isSchemeAssumed: false)).Detour, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_look_leaves_out_is_told_and_every_feed_shows_something()
    {
        var home = new Uri("https://courier.example/");
        static string ItemsOf(int feed, Func<string, string> item) => string.Concat(Enumerable.Range(1, 5).Select(n => item($"https://courier.example/{feed}/{n}")));
        var sections = Enumerable.Range(1, 14).Select(n => (Number: n, Url: $"https://courier.example/section-{n}.xml")).ToList();
        answers[home.AbsoluteUri] = Document(
            home.AbsoluteUri, $"<html><head>{string.Concat(sections.Select(section => $"<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{section.Url}\">"))}</head></html>", "text/html");
        foreach (var (number, url) in sections)
        {
            answers[url] = Document(url, $"<rss version=\"2.0\"><channel>{ItemsOf(number, link => $"<item><link>{link}</link></item>")}</channel></rss>", "application/rss+xml");
        }

        answers["https://courier.example/news.xml"] = Document(
            "https://courier.example/news.xml", $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{ItemsOf(0, link => $"<url><loc>{link}</loc></url>")}</urlset>", "application/xml");
        await NameSitemapsAsync("https://courier.example", "Sitemap: https://courier.example/news.xml");

        var found = await LookAsync(home, isSchemeAssumed: false);
        Assert.Equal(12, found.Feeds.Count);
        Assert.Contains(found.Feeds, feed => feed.Where == FoundWhere.Robots);
        Assert.Contains(found.Steps, step => step.Outcome.StartsWith("12 feeds are the most in one look. 3 more were named; look at its own address to add one: https://courier.example/section-12.xml", StringComparison.Ordinal));
        Assert.All(found.Feeds, feed => Assert.True(feed.Items.Count > 0 && feed.Items.Count + feed.PassedOver == 5, $"{feed.Url}: {feed.Items.Count} read, {feed.PassedOver} passed over"));
        Assert.Equal(LookFindings.MostPages, found.Feeds.Sum(feed => feed.Items.Count));
    }

    [Fact]
    public async Task A_feed_that_robots_txt_names_as_well_as_the_page_is_shown_once()
    {
        var home = new Uri("https://herald.example/");
        var sections = Enumerable.Range(1, 11).Select(n => $"https://herald.example/section-{n}.xml").ToList();
        answers[home.AbsoluteUri] = Document(
            home.AbsoluteUri, $"<html><head>{string.Concat(sections.Select(url => $"<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{url}\">"))}</head></html>", "text/html");
        sections.ForEach(url => answers[url] = Document(url, Feed, "application/rss+xml"));
        await NameSitemapsAsync("https://herald.example", "Sitemap: /section-11.xml");

        var found = await LookAsync(home, isSchemeAssumed: false);
        Assert.Equal(sections, found.Feeds.Select(feed => feed.Url));
    }

    private Task<int> NameSitemapsAsync(string origin, string robots) => pipeline.WithDbAsync(db =>
    {
        db.RobotsRecords.Add(new RobotsRecord { Origin = origin, FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Found, Content = robots });
        return db.SaveChangesAsync(Cancelled);
    });

    private static FetchOutcome.RobotsDenied Silent(FeedTrouble trouble) => new($"It is silent: {trouble}.") { IsUnreachable = true, HostTrouble = trouble };

    private static FetchOutcome.Fetched Document(string url, string content, string contentType) =>
        new(new Uri(url), System.Text.Encoding.UTF8.GetBytes(content), contentType, null, null, new Dictionary<string, string>());

    private async Task<LookFindings> LookAsync(Uri address, bool isSchemeAssumed)
    {
        await using var process = pipeline.AnotherWith(_ => { }, services => services.AddSingleton<IFetcher>(new Answering(answers)));
        await using var scope = process.CreateAsyncScope();
        var progress = new LookProgress(_ => Task.CompletedTask, new LookFindings { IsSchemeAssumed = isSchemeAssumed });
        await scope.ServiceProvider.GetRequiredService<SourceExplorer>().ExploreAsync(address, progress, Cancelled);
        return progress.Findings;
    }

    private sealed class Answering(Dictionary<string, FetchOutcome> answers) : IFetcher
    {
        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(answers.GetValueOrDefault(request.Url.AbsoluteUri) ?? new FetchOutcome.Refused(request.Url, HttpStatusCode.NotFound, null));
    }
}
