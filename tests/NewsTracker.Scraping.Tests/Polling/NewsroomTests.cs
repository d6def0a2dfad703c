using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>The main job on real input: the sample newsroom's feeds are polled, and every article lands once, as its pages print it.</summary>
public sealed class NewsroomTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poll_stores_every_article_once_and_an_edit_becomes_a_revision()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feeds = new List<Feed>();
        foreach (var path in new[] { NewsroomCatalogue.RssPath, NewsroomCatalogue.AtomPath, NewsroomCatalogue.SitemapPath })
        {
            feeds.Add(await pipeline.AddFeedAsync(newsroom.AddressOf(path)));
        }

        var polls = new List<Poll>();
        foreach (var feed in feeds)
        {
            polls.Add(await pipeline.PollAsync(feed));
        }

        Assert.All(polls, poll => Assert.Equal(PollOutcome.Succeeded, poll.Outcome));
        var stored = await ArticlesAsync();
        Assert.True(stored.Count >= 25, $"{stored.Count} articles");
        Assert.Equal(NewsroomCatalogue.Articles.Keys.Order(StringComparer.Ordinal), stored.Select(a => new Uri(a.Url!).AbsolutePath).Order(StringComparer.Ordinal));
        var differences = stored.SelectMany(article => Differences(NewsroomCatalogue.Articles[new Uri(article.Url!).AbsolutePath], article)).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));

        // What is not an article, is gone or is forbidden stands in the ledger with its reason.
        var rss = polls[0].Items.ToDictionary(item => new Uri(item.Url).AbsolutePath);
        Assert.Equal(PollItemOutcome.FetchFailed, rss[NewsroomCatalogue.GonePath].Outcome);
        Assert.Equal(PollItemOutcome.RobotsDenied, rss[NewsroomCatalogue.DeniedPath].Outcome);
        Assert.Equal(PollItemOutcome.NotAnArticle, rss[NewsroomCatalogue.ListingPath].Outcome);
        Assert.DoesNotContain(newsroom.Requests, request => request.Path == NewsroomCatalogue.DeniedPath);

        // Again: nothing new, by the schedule or by hand.
        foreach (var recheck in new[] { false, true })
        {
            foreach (var feed in feeds)
            {
                var again = await pipeline.PollAsync(feed, recheck);
                Assert.Equal((0, 0), (again.Stored, again.Revised));
            }
        }

        Assert.Equal(stored.Count, (await ArticlesAsync()).Count);

        // An edited page, seen through the feed that tells of it.
        var path1 = NewsroomCatalogue.ListedIn(NewsroomFeed.Atom)[0].Path;
        var word = newsroom.ArticleAt(path1).ExpectedBody[^1].Text.Split(' ')[^1];
        newsroom.EditArticle(path1, word, "amended");
        var afterEdit = await pipeline.PollAsync(feeds[1]);
        Assert.Equal(1, afterEdit.Revised);
        var revised = (await ArticlesAsync()).Single(a => new Uri(a.Url!).AbsolutePath == path1);
        Assert.Equal(2, revised.RevisionCount);
        Assert.Contains("amended", revised.BodyText, StringComparison.Ordinal);
        var texts = await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == revised.Id).OrderBy(r => r.Number).Select(r => r.BodyText).ToListAsync(Cancelled));
        Assert.DoesNotContain("amended", texts[0], StringComparison.Ordinal);
    }

    private Task<List<Article>> ArticlesAsync() => pipeline.WithDbAsync(db => db.Articles.AsNoTracking().ToListAsync(Cancelled));

    private static IEnumerable<string> Differences(NewsroomArticle printed, Article stored)
    {
        (string Field, string? Printed, string? Stored)[] fields =
        [
            ("headline", printed.Headline, stored.Headline),
            ("people", Names(printed, areOrganisations: false), string.Join(", ", stored.Authors)),
            ("organisations", Names(printed, areOrganisations: true), string.Join(", ", stored.CreditedOrganisations)),
            ("published", printed.Published.ToString(), stored.Published?.ToString()),
            ("modified", printed.Modified?.ToString(), stored.Modified?.ToString()),
            ("language", printed.Language, stored.Language),
            ("site name", printed.SiteName, stored.SiteName),
            ("body", printed.ExpectedBodyText, stored.BodyText),
        ];
        return fields.Where(field => field.Printed != field.Stored)
            .Select(field => $"{printed.Path}: {field.Field} is printed as \"{field.Printed}\", stored as \"{field.Stored}\"");
    }

    private static string Names(NewsroomArticle printed, bool areOrganisations) =>
        string.Join(", ", printed.Byline.Where(name => name.IsOrganisation == areOrganisations).Select(name => name.Name));
}
