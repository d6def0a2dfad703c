using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.LanguageModel;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.LanguageModel;

namespace NewsTracker.Scraping.Tests.LanguageModel;

/// <summary>The pipeline with an endpoint on this machine set up as its language model.</summary>
public sealed class ModelledPipeline : IAsyncLifetime
{
    public const string Key = "sk-test-0123456789";

    private readonly ScrapingPipeline pipeline = new();
    private FakeModel? model;

    public FakeModel Model => model!;

    public IServiceProvider Services => pipeline.Services;

    public async ValueTask InitializeAsync()
    {
        await pipeline.InitializeAsync();
        model = await FakeModel.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (model is not null)
        {
            await model.DisposeAsync();
        }

        await pipeline.DisposeAsync();
    }

    /// <summary>Nothing waits, nothing was spent, the model is on.</summary>
    public async Task BeginAsync(Func<ModelSettings, ModelSettings>? change = null)
    {
        Model.Calls.Clear();
        await pipeline.WithDbAsync(async db => await db.ModelReadings.ExecuteDeleteAsync() + await db.ModelCalls.ExecuteDeleteAsync());
        var settings = new ModelSettings { IsOn = true, Address = Model.Address, Name = "fake-7b", TimePerCall = TimeSpan.FromSeconds(60) };
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LanguageModelSettings>().SaveAsync(change is null ? settings : change(settings), (_, _) => new KeyChange.New(Key), seen: null, AuditActor.Application, CancellationToken.None);
    }

    public Task<long> IngestAsync(params string[] paragraphs) => pipeline.StoreAsync(
        $"""<!DOCTYPE html><html lang="en-GB"><head><title>Mines and the treaty</title></head><body><main><article><h1>Mines and the treaty</h1>{string.Concat(paragraphs.Select(text => $"<p>{text}</p>"))}</article></main></body></html>""");

    public Task<ModelOutcome?> ReadNextAsync() => ReadNextAsync(Services);

    public static async Task<ModelOutcome?> ReadNextAsync(IServiceProvider process)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ModelReadings>().ReadNextAsync(TestContext.Current.CancellationToken);
    }

    public ServiceProvider Another(TimeProvider clock) => pipeline.Another(clock);

    public Task<T> WithDbAsync<T>(Func<Data.NewsTrackerDbContext, Task<T>> use) => pipeline.WithDbAsync(use);

    public Task<List<Suggestion>> SuggestionsAsync(long article) => WithDbAsync(db => db.Suggestions.AsNoTracking().Where(s => s.ArticleId == article).OrderBy(s => s.Id).ToListAsync());

    public Task<ModelCall> LastCallAsync() => WithDbAsync(db => db.ModelCalls.AsNoTracking().OrderByDescending(c => c.Id).FirstAsync());
}
