using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.LanguageModel;
using NewsTracker.Testing;

namespace NewsTracker.Scraping.Tests.LanguageModel;

/// <summary>Two who work on the same reading, or on the settings, take turns.</summary>
public sealed class ModelTurnsTests(ModelledPipeline pipeline) : IClassFixture<ModelledPipeline>
{
    private const string Report = "Norway has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_held_a_reading_too_long_neither_ends_it_nor_puts_it_off()
    {
        await pipeline.BeginAsync();
        await pipeline.IngestAsync(Report);
        var slow = await TakeAsync();
        await pipeline.WithDbAsync(db => db.ModelReadings.ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, DateTimeOffset.UnixEpoch)));
        var fresh = await TakeAsync();
        Assert.Equal(slow.RevisionId, fresh.RevisionId);
        await using var scope = pipeline.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<ModelQueue>();
        Assert.False(await queue.PostponeAsync(slow, DateTimeOffset.MaxValue.AddYears(-1), Cancelled));
        Assert.False(await queue.FinishAsync(slow, Cancelled));
        Assert.Equal((fresh.DueAt, fresh.Attempts), await pipeline.WithDbAsync(async db =>
        {
            var left = await db.ModelReadings.SingleAsync(Cancelled);
            return (left.DueAt, left.Attempts);
        }));
        Assert.True(await queue.FinishAsync(fresh, Cancelled));
    }

    [Fact]
    public async Task A_later_revision_takes_the_place_of_one_that_waits_or_is_being_read()
    {
        await pipeline.BeginAsync();
        var article = await pipeline.IngestAsync(Report);
        var early = await TakeAsync();
        await pipeline.IngestAsync(Report, "In Stockholm the parliament had debated the same question for two days, and put it off until the spring.");
        var later = await pipeline.WithDbAsync(db => db.Revisions.MaxAsync(r => r.Id, Cancelled));
        await pipeline.WithDbAsync(db => db.ModelReadings.Where(r => r.RevisionId == later).ExecuteDeleteAsync(Cancelled));
        await using var scope = pipeline.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<ModelQueue>();

        await queue.AddAsync(article, later, Cancelled);

        Assert.False(await queue.FinishAsync(early, Cancelled));
        Assert.Equal(later, (await TakeAsync()).RevisionId);
    }

    [Fact]
    public async Task Settings_saved_at_once_each_tell_of_what_they_replaced()
    {
        await pipeline.BeginAsync();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(async () =>
        {
            await using var scope = pipeline.Services.CreateAsyncScope();
            var settings = scope.ServiceProvider.GetRequiredService<LanguageModelSettings>();
            await settings.SaveAsync(new ModelSettings { IsOn = true, Address = pipeline.Model.Address, Name = "fake-7b", CallsPerDay = i }, (_, _) => new KeyChange.None(), seen: null, AuditActor.Application, Cancelled);
        })));
        var events = await pipeline.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectId == "language-model").OrderByDescending(e => e.Id).Take(9).Select(e => new { e.Before, e.After }).ToListAsync(Cancelled));
        for (var i = 0; i + 1 < events.Count; i++)
        {
            Assert.Equal(Calls(events[i + 1].After), Calls(events[i].Before));
        }

        static int Calls(string? json) => JsonDocument.Parse(json!).RootElement.GetProperty("settings").GetProperty("callsPerDay").GetInt32();
    }

    [Fact]
    public async Task The_key_of_a_new_host_does_not_go_to_the_old_one_that_is_about_to_be_asked()
    {
        await pipeline.BeginAsync();
        await pipeline.IngestAsync(Report);
        Task<ModelOutcome?> reading;
        await using (var scope = pipeline.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlAsync($"lock table model_calls in access exclusive mode", Cancelled);
            reading = pipeline.ReadNextAsync();
            await Until.TrueAsync(
                () => db.Database.SqlQuery<bool>($"""select exists (select from pg_locks where relation = 'model_calls'::regclass and not granted) as "Value" """).SingleAsync(Cancelled), Cancelled);
            await using var other = pipeline.Services.CreateAsyncScope();
            await other.ServiceProvider.GetRequiredService<LanguageModelSettings>().SaveAsync(
                new ModelSettings { IsOn = true, Address = "https://another.example/v1", Name = "fake-7b" }, (_, _) => new KeyChange.New("sk-of-another-host"), seen: null, AuditActor.Application, Cancelled);
            await transaction.CommitAsync(Cancelled);
        }

        await reading;
        Assert.Equal($"Bearer {ModelledPipeline.Key}", Assert.Single(pipeline.Model.Calls).Authorization);
    }

    private async Task<ModelReading> TakeAsync()
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ModelQueue>().TakeAsync(Cancelled))!;
    }
}
