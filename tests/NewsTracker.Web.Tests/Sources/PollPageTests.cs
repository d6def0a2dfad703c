using NewsTracker.Core.Accounts;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

public sealed class PollPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_in_trouble_stands_first_and_what_was_stored_under_its_headline()
    {
        var (poll, article) = await AddAsync();
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/sources/polls/{poll}", Cancelled);
        var rows = page.QuerySelectorAll("#items tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Contains("https://paper.example/gone", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("It answered 404", rows[0].TextContent, StringComparison.Ordinal);
        var link = rows[1].QuerySelector($"a[href='/articles/{article}']");
        Assert.Equal("Mines cleared near Kharkiv", link!.TextContent);

        // Of an unknown language, not of the page's.
        Assert.Equal("", link.GetAttribute("lang"));
    }

    private Task<(long Poll, long Article)> AddAsync() => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "A paper", HomeUrl = "https://paper.example/", CreatedAt = now };
        source.Feeds.Add(new Feed { SourceId = 0, Url = "https://paper.example/rss", IsPaused = true, NextPollAt = now });
        var article = new Article { Origin = ArticleOrigin.Feed, Url = "https://paper.example/a", DatedAt = now, FirstSeenAt = now, LastChangedAt = now, RevisionCount = 1 };
        var revision = new Revision { FetchedAt = now, Headline = "Mines cleared near Kharkiv", BodyText = "Teams cleared a field.", TextHash = Guid.NewGuid().ToByteArray(), Origins = new Dictionary<string, string>(), EngineVersion = 1 };
        article.TakeTextOf(revision);
        article.Revisions.Add(revision);
        db.AddRange(source, article);
        await db.SaveChangesAsync(Cancelled);
        var poll = new Poll { FeedId = source.Feeds[0].Id, StartedAt = now, FinishedAt = now, Outcome = PollOutcome.Succeeded, Message = "2 listed, 1 new, 1 failed." };
        poll.Items.Add(new PollItem { PollId = 0, Url = article.Url, Outcome = PollItemOutcome.Stored, ArticleId = article.Id });
        poll.Items.Add(new PollItem { PollId = 0, Url = "https://paper.example/gone", Outcome = PollItemOutcome.FetchFailed, Reason = "It answered 404" });
        db.Polls.Add(poll);
        await db.SaveChangesAsync(Cancelled);
        return (poll.Id, article.Id);
    });
}
