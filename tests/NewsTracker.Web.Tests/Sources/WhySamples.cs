using System.Text.RegularExpressions;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>Sources of which somebody asks why nothing has arrived, and what they are answered.</summary>
internal static class WhySamples
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The findings on a source.</summary>
    public static Task<string> WhyAsync(this NewsTrackerApp app, long id) => app.AnswerAsync($"/sources/{id}/why");

    /// <summary>The findings on an address.</summary>
    public static Task<string> AskAsync(this NewsTrackerApp app, string url) => app.AnswerAsync($"/sources/why?url={Uri.EscapeDataString(url)}");

    /// <summary>A source with one feed, which was polled so; without an outcome, a source without feeds.</summary>
    public static Task<long> AddPolledAsync(this NewsTrackerApp app, PollOutcome? outcome, PollItemOutcome? item = null, string? itemUrl = null, bool paused = false) => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "A paper", HomeUrl = $"https://paper.example/{Guid.NewGuid()}", CreatedAt = now };
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        if (outcome is { } last)
        {
            var feed = new Feed { SourceId = source.Id, Url = $"https://paper.example/{Guid.NewGuid()}/rss", NextPollAt = now.AddHours(1), IsPaused = paused };
            db.Feeds.Add(feed);
            await db.SaveChangesAsync(Cancelled);
            var poll = new Poll { FeedId = feed.Id, StartedAt = now.AddMinutes(-20), FinishedAt = now.AddMinutes(-19), Outcome = last, Message = "As it said." };
            if (item is { } became)
            {
                poll.Items.Add(new PollItem { PollId = 0, Url = itemUrl!, Outcome = became, Reason = "It is a section front" });
            }

            db.Polls.Add(poll);
            await db.SaveChangesAsync(Cancelled);
        }

        return source.Id;
    });

    private static async Task<string> AnswerAsync(this NewsTrackerApp app, string path)
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var page = await reader.PageAsync(path, Cancelled);
        return Regex.Replace(page.QuerySelector("#findings")!.TextContent, @"\s+", " ");
    }
}
