using NewsTracker.Core.Accounts;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Reextraction;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>What reading again changes, as it is shown before it is accepted.</summary>
public sealed class ReextractionPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static readonly FieldChange[] Changes =
    [
        new(nameof(ArticleText.BodyText), "The army kept its mines.", "The army destroyed its mines."),
        new(nameof(ArticleText.Section), "Home", "World"),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_text_only_the_words_that_change_are_struck_out_and_a_short_field_is_told_before_and_after()
    {
        var job = await app.WithDbAsync(async db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var article = new Article { Origin = ArticleOrigin.Address, DatedAt = now, FirstSeenAt = now, LastChangedAt = now, RevisionCount = 1 };
            var revision = new Revision { FetchedAt = now, Headline = "Read again", TextHash = Guid.NewGuid().ToByteArray(), Origins = new Dictionary<string, string>(), EngineVersion = 1, Number = 1 };
            article.Revisions.Add(revision);
            var job = new Job { Kind = ReextractionParameters.Kind, Title = "Reading again", Parameters = "{}", AskedBy = "Vera", AskedAt = now, NotBefore = now, State = JobState.Succeeded, FinishedAt = now };
            db.Articles.Add(article);
            db.Jobs.Add(job);
            await db.SaveChangesAsync(Cancelled);
            db.ReextractionResults.Add(new ReextractionResult { JobId = job.Id, ArticleId = article.Id, RevisionId = revision.Id, EngineVersion = 1, State = ReextractionState.Proposed, Changes = Changes });
            await db.SaveChangesAsync(Cancelled);
            return job.Id;
        });

        var changes = (await (await app.CreateSignedInAsync(Role.Admin)).PageAsync($"/articles/re-extractions/{job}", Cancelled)).QuerySelector("#results .changes")!;
        Assert.Equal(["[removed: kept]", "before Home"], changes.QuerySelectorAll("del").Select(del => del.TextContent));
        Assert.Equal(["[added: destroyed]", "after World"], changes.QuerySelectorAll("ins").Select(ins => ins.TextContent));
        Assert.Contains("The army", changes.QuerySelector(".words")!.TextContent, StringComparison.Ordinal);
    }
}
