using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Tests.LanguageModel;

namespace NewsTracker.Scraping.Tests.Suggesting;

public sealed class PositionProposalsTests(ModelledPipeline pipeline) : IClassFixture<ModelledPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_proposed_of_an_English_text_leaves_the_queue_when_the_text_is_in_another_language_now()
    {
        var article = await pipeline.IngestAsync("Norway has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.");
        Assert.NotEmpty(await pipeline.SuggestionsAsync(article));
        await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == article).ExecuteUpdateAsync(set => set.SetProperty(r => r.Language, "lt"), Cancelled));
        var revision = await pipeline.WithDbAsync(db => db.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == article, Cancelled));

        await using var scope = pipeline.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<PositionProposals>().MakeAsync(article, revision, Cancelled));

        Assert.Empty(await pipeline.SuggestionsAsync(article));
        Assert.Null(await pipeline.WithDbAsync(db => db.Articles.Where(a => a.Id == article).Select(a => a.ActingCountries).SingleAsync(Cancelled)));
    }
}
