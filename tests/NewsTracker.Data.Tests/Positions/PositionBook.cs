using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Settings;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Positions;

/// <summary>A database with an article to code, and three editors.</summary>
public sealed class PositionBook : IAsyncLifetime
{
    public static readonly AuditActor First = new(Guid.Parse("01997000-0000-7000-8000-000000000011"), "The first editor", null);
    public static readonly AuditActor Second = new(Guid.Parse("01997000-0000-7000-8000-000000000012"), "The second editor", null);
    public static readonly AuditActor Third = new(Guid.Parse("01997000-0000-7000-8000-000000000013"), "The third editor", null);

    public static readonly DateOnly SaidOn = new(2025, 7, 9);

    private CodedArticle? article;
    private int speakers;

    public MigratedDatabase Database { get; } = new();

    public CodedArticle Article => article!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        article = await Database.WithDbAsync(db => CodedArticle.AddAsync(db, CodedArticle.FiveLeave, new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled, reliability: 3));
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public static DateTimeOffset MicrosecondNow()
    {
        var now = TimeProvider.System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public Evidence Words(string words)
    {
        var (start, end) = Article.Of(words);
        return new Evidence.Unmarked(Article.Id, 1, start, end);
    }

    /// <summary>By a speaker of its own, where it comes from no suggestion: the same said twice on the same words is refused.</summary>
    public Task<RecordOutcome> RecordAsync(string words, PositionState wanted, IReadOnlyList<string> countries, Topic topic, Stance stance, long? suggestion = null, AuditActor? by = null) =>
        Database.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(
            Words(words), [.. countries.Select(code => new PositionClaim(CountryCode.Parse(code, null), topic, stance, SaidOn, suggestion is null ? $"Speaker {Interlocked.Increment(ref speakers)}" : null))], wanted, suggestion, by ?? First, Cancelled));

    public async Task<long> RecordOneAsync(PositionState wanted) =>
        Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("Factories in Lithuania and Finland are getting ready", wanted, ["LTU"], Topic.Production, Stance.Intends)).PositionIds[0];

    public Task<RecordOutcome> CorrectAsync(long id, Guid seen, Stance stance, string reason = "Read again", AuditActor? by = null) =>
        Database.WithAsync<PositionDesk, RecordOutcome>(async desk =>
        {
            var claim = await Database.WithDbAsync(async db => (await db.Positions.AsNoTracking().SingleAsync(p => p.Id == id, Cancelled)).Claim);
            return await desk.CorrectAsync(id, seen, claim with { Stance = stance }, reason, by ?? First, Cancelled);
        });

    /// <summary>Corrects a position as it is now.</summary>
    public async Task<long> CorrectAsync(long id, Stance stance, AuditActor by) =>
        Assert.IsType<RecordOutcome.Recorded>(await CorrectAsync(id, await LastActAsync(id), stance, by: by)).PositionIds[0];

    public async Task<ActOutcome> ActAsync(long id, PositionAct act, Guid? seen = null, string? reason = null, AuditActor? by = null)
    {
        var last = seen ?? await LastActAsync(id);
        return await Database.WithAsync<PositionVerdicts, ActOutcome>(verdicts => verdicts.ActAsync(id, act, last, reason, by ?? First, Cancelled));
    }

    public Task<Guid> LastActAsync(long id) => Database.WithDbAsync(db =>
        db.PositionReviews.Where(r => r.PositionId == id).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.ActId).FirstAsync(Cancelled));

    public Task<PositionState?> StateAsync(long id) => Database.WithDbAsync(async db =>
        PositionHistory.StateAt(await db.PositionReviews.Where(r => r.PositionId == id).ToListAsync(Cancelled), DateTimeOffset.MaxValue));

    /// <summary>The states of several positions as one text: <c>Superseded, Accepted</c>.</summary>
    public async Task<string> StatesAsync(params long[] ids)
    {
        var states = new List<PositionState?>();
        foreach (var id in ids)
        {
            states.Add(await StateAsync(id));
        }

        return string.Join(", ", states);
    }

    /// <summary>Turns “four eyes” on until disposed of.</summary>
    public async Task<IAsyncDisposable> WithFourEyesAsync()
    {
        await SetAsync("on");
        return new Off(() => SetAsync("off"));
    }

    private Task<int> SetAsync(string value) => Database.WithDbAsync(async db =>
    {
        if (await db.Settings.FindAsync([PositionPolicy.FourEyes], Cancelled) is { } setting)
        {
            setting.Value = value;
        }
        else
        {
            db.Settings.Add(new Setting { Key = PositionPolicy.FourEyes, Value = value });
        }

        return await db.SaveChangesAsync(Cancelled);
    });

    private sealed record Off(Func<Task<int>> Turn) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Turn();
    }

    /// <summary>A suggestion that waits for review.</summary>
    /// <param name="model">The language model that reads so, where it is not the engine.</param>
    public Task<long> SuggestAsync(string? model = null, string words = "Estonia keeps production as an option", Stance stance = Stance.Considers) => Database.WithDbAsync(async db =>
    {
        var (start, end) = Article.Of(words);
        var suggestion = new Suggestion
        {
            ArticleId = Article.Id,
            RevisionId = Article.RevisionId,
            CountryCode = CountryCode.Parse("EST", null),
            Topic = Topic.Production,
            Stance = stance,
            QuoteStart = start,
            QuoteEnd = end,
            Quote = Article.Body[start..end],
            Confidence = .8,
            EngineVersion = 7,
            ModelName = model,
            MadeAt = MicrosecondNow(),
        };
        db.ReviewItems.Add(new ReviewItem { Suggestion = suggestion, CountryCode = suggestion.CountryCode, QueuedAt = suggestion.MadeAt, TurnAt = suggestion.MadeAt });
        await db.SaveChangesAsync(Cancelled);
        return suggestion.Id;
    });
}
