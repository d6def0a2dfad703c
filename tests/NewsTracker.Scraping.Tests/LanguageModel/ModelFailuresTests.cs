using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Scraping.LanguageModel;
using NewsTracker.Testing.LanguageModel;
using static NewsTracker.Scraping.Tests.LanguageModel.ModelTexts;

namespace NewsTracker.Scraping.Tests.LanguageModel;

/// <summary>A language model that answers badly, late or not at all: nothing is added, and the article waits or is given up.</summary>
public sealed class ModelFailuresTests(ModelledPipeline pipeline) : IClassFixture<ModelledPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("not json at all", ModelCallOutcome.Unreadable)]
    [InlineData("{\"positions\": [{\"country\": \"NOR\"", ModelCallOutcome.Unreadable)]
    [InlineData("{\"positions\": [{\"country\": \"NOR\", \"topic\": \"mines\", \"stance\": \"leaves\", \"quote\": \"x\", \"speaker\": null, \"said_on\": null}]}", ModelCallOutcome.Answered)]
    public async Task A_bad_answer_adds_nothing_and_what_the_engine_reads_stays(string content, ModelCallOutcome outcome)
    {
        await pipeline.BeginAsync();
        pipeline.Model.Answer = FakeModel.Says(content);
        var article = await pipeline.IngestAsync(Decided, Veiled, Closing);
        var before = (await pipeline.SuggestionsAsync(article)).Select(s => s.Id);
        await pipeline.ReadNextAsync();

        Assert.Equal(before, (await pipeline.SuggestionsAsync(article)).Select(s => s.Id));
        Assert.Equal(outcome, (await pipeline.LastCallAsync()).Outcome);
    }

    [Theory]
    [InlineData(401, "refuses the key")]
    [InlineData(404, "/v1")]
    [InlineData(429, "slow down")]
    [InlineData(500, "trouble of its own")]
    [InlineData(302, "leads elsewhere")]
    public async Task A_refusal_is_told_without_the_endpoints_words_and_the_article_waits_for_another_try(int status, string words)
    {
        await pipeline.BeginAsync();
        pipeline.Model.Answer = FakeModel.Refuses(status);
        await pipeline.IngestAsync(Decided, Veiled, Closing);
        var outcome = Assert.IsType<ModelOutcome.Failed>(await pipeline.ReadNextAsync());

        Assert.Contains(words, outcome.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(ModelledPipeline.Key, outcome.Explanation, StringComparison.Ordinal);
        Assert.Single(pipeline.Model.Calls);
        Assert.Equal(status is 401, (await pipeline.LastCallAsync()).Tokens == 0);
        var waiting = await pipeline.WithDbAsync(db => db.ModelReadings.AsNoTracking().SingleAsync(Cancelled));
        Assert.Equal(1, waiting.Attempts);
        Assert.True(waiting.DueAt > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task After_the_last_attempt_an_article_is_given_up()
    {
        await pipeline.BeginAsync();
        pipeline.Model.Answer = FakeModel.Refuses(503);
        await pipeline.IngestAsync(Decided, Veiled, Closing);
        for (var attempt = 0; attempt < ModelReading.MostAttempts; attempt++)
        {
            await pipeline.WithDbAsync(db => db.ModelReadings.ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, DateTimeOffset.UnixEpoch), Cancelled));
            Assert.IsType<ModelOutcome.Failed>(await pipeline.ReadNextAsync());
        }

        Assert.False(await pipeline.WithDbAsync(db => db.ModelReadings.AnyAsync(Cancelled)));
    }

    [Fact]
    public async Task An_article_whose_last_attempt_ended_its_process_is_given_up_and_the_next_is_read()
    {
        await pipeline.BeginAsync();
        pipeline.Model.Answer = FakeModel.Says(Answer(), tokens: null);
        await pipeline.IngestAsync(Decided, Veiled, Closing);
        await pipeline.WithDbAsync(db => db.ModelReadings.ExecuteUpdateAsync(set => set.SetProperty(r => r.Attempts, ModelReading.MostAttempts).SetProperty(r => r.DueAt, DateTimeOffset.UnixEpoch), Cancelled));
        await pipeline.IngestAsync(Decided, Veiled, Closing);

        Assert.IsType<ModelOutcome.Answered>(await pipeline.ReadNextAsync());
        Assert.Single(pipeline.Model.Calls);
        Assert.False(await pipeline.WithDbAsync(db => db.ModelReadings.AnyAsync(Cancelled)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(20)]
    public async Task A_huge_answer_and_one_without_end_are_broken_off(int? chunks)
    {
        await pipeline.BeginAsync();
        pipeline.Model.Answer = FakeModel.Pours(chunks);
        await pipeline.IngestAsync(Decided, Veiled, Closing);

        Assert.Contains("broken off", Assert.IsType<ModelOutcome.Unreadable>(await pipeline.ReadNextAsync()).Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>It works!</html>")]
    [InlineData("""{"choices": []}""")]
    [InlineData("""{"choices": "none"}""")]
    [InlineData("[]")]
    public async Task What_is_no_chat_is_told_so(string body)
    {
        await pipeline.BeginAsync();
        pipeline.Model.Answer = context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body), context.RequestAborted).AsTask();
        };
        await pipeline.IngestAsync(Decided, Veiled, Closing);

        Assert.IsType<ModelOutcome.Unreadable>(await pipeline.ReadNextAsync());
    }

    [Fact]
    public async Task A_model_that_takes_too_long_is_left()
    {
        await pipeline.BeginAsync();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var process = pipeline.Another(clock);
        var arrived = new TaskCompletionSource();
        pipeline.Model.Answer = context =>
        {
            arrived.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        await pipeline.IngestAsync(Decided, Veiled, Closing);
        clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var reading = ModelledPipeline.ReadNextAsync(process);
        await arrived.Task;
        clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Contains("within 60 seconds", Assert.IsType<ModelOutcome.Failed>(await reading).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_reached_takes_no_tokens_of_the_day()
    {
        await pipeline.BeginAsync(settings => settings with { Address = "https://model.invalid/v1" });
        await pipeline.IngestAsync(Decided, Veiled, Closing);
        Assert.IsType<ModelOutcome.Failed>(await pipeline.ReadNextAsync());
        var call = await pipeline.LastCallAsync();
        Assert.Equal((ModelCallOutcome.Failed, 0), (call.Outcome, call.Tokens));
    }

    [Theory]
    [InlineData("http://10.0.0.1:1/v1", "no public address")]
    [InlineData("http://model.example/v1", "https only")]
    public async Task A_host_that_is_not_public_must_be_allowed_by_name_and_a_key_needs_https(string address, string words)
    {
        await pipeline.BeginAsync(settings => settings with { Address = address });
        if (words == "no public address")
        {
            await pipeline.WithDbAsync(db => db.Settings.Where(s => s.Key == "language-model.key").ExecuteDeleteAsync(Cancelled));
        }

        await pipeline.IngestAsync(Decided, Veiled, Closing);
        Assert.Contains(words, Assert.IsType<ModelOutcome.Failed>(await pipeline.ReadNextAsync()).Explanation, StringComparison.Ordinal);
        Assert.Equal(0, (await pipeline.LastCallAsync()).Tokens);
    }
}
