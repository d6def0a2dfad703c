using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Scraping.LanguageModel;
using NewsTracker.Testing.LanguageModel;

namespace NewsTracker.Scraping.Tests.LanguageModel;

/// <summary>Articles that take more than a whole day's cap wait for no day that would be long enough.</summary>
public sealed class ModelCapTests(ModelledPipeline pipeline) : IClassFixture<ModelledPipeline>
{
    private const string Report = "Norway has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_an_article_that_takes_more_than_a_day_allows_the_beginning_is_sent()
    {
        await pipeline.BeginAsync(settings => settings with { TokensPerDay = ModelSettings.LeastTokensPerDay, MaxCharacters = 100_000 });
        pipeline.Model.Answer = FakeModel.Says("""{"positions": []}""", tokens: null);
        await pipeline.IngestAsync([Report, .. Enumerable.Range(1, 200).Select(i => $"At sitting number {i} the minister of defence said that anti-personnel mines stay forbidden as long as parliament decides nothing else, and that Norway will tell the others in time.")]);

        Assert.IsType<ModelOutcome.Answered>(await pipeline.ReadNextAsync());
        Assert.InRange((await pipeline.LastCallAsync()).Tokens, ModelSettings.LeastTokensPerDay * 9 / 10, ModelSettings.LeastTokensPerDay);
        var sent = Assert.Single(pipeline.Model.Calls).Body.GetProperty("messages")[1].GetProperty("content").ToString();
        Assert.Contains("number 9 ", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("number 200 ", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_article_fits_into_a_day_it_is_said_why_and_the_article_does_not_wait_for_ever()
    {
        await pipeline.BeginAsync(settings => settings with { TokensPerDay = 3_000 });
        await pipeline.IngestAsync(Report);
        for (var attempt = 0; attempt < ModelReading.MostAttempts; attempt++)
        {
            await pipeline.WithDbAsync(db => db.ModelReadings.ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, DateTimeOffset.UnixEpoch), Cancelled));
            Assert.Contains("Allow 10,000 at least", Assert.IsType<ModelOutcome.Failed>(await pipeline.ReadNextAsync()).Explanation, StringComparison.Ordinal);
        }

        Assert.False(await pipeline.WithDbAsync(db => db.ModelReadings.AnyAsync(Cancelled)));
        Assert.Empty(pipeline.Model.Calls);
    }
}
