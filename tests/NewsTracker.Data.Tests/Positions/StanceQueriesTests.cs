using CsCheck;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Sources;
using NewsTracker.Data.Today;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Positions;

public sealed class StanceQueriesTests(PositionBook book) : IClassFixture<PositionBook>
{
    private const int Claims = 10;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Days said, acts and sources at random: the query and the function give the same stances in both senses of time.</summary>
    [Fact]
    public async Task The_query_follows_the_rule_as_of_any_day_and_as_known_at_any_instant()
    {
        var reliable = await book.Database.WithDbAsync(db => CodedArticle.AddAsync(db, "A trusted paper reports the same.", new DateTimeOffset(2025, 7, 9, 9, 0, 0, TimeSpan.Zero), Cancelled, "Elsewhere", reliability: 5, source: "The trusted paper"));
        var pasted = await book.Database.WithDbAsync(db => CodedArticle.AddAsync(db, "A pasted text reports it too.", new DateTimeOffset(2025, 7, 9, 9, 0, 0, TimeSpan.Zero), Cancelled, "Pasted"));
        var evidence = new[] { book.Words("Factories in Lithuania"), new Evidence.Unmarked(reliable.Id, 1, 0, 9), new Evidence.Unmarked(pasted.Id, 1, 0, 8) };
        var claims = Gen.Select(OneOf("LTU", "FIN"), OneOf(Topic.Withdrawal, Topic.Use), OneOf(Stance.RulesOut, Stance.Considers, Stance.Intends, Stance.InEffect), Gen.Int[0, 3], Gen.Int[0, 2]).Array[Claims];
        var acts = Gen.Select(Gen.Int[0, Claims - 1], OneOf(PositionAct.Accept, PositionAct.Accept, PositionAct.Retract, PositionAct.Undo, PositionAct.Reject)).Array[30];
        await Gen.Select(claims, acts).SampleAsync((said, done) => CompareAsync(evidence, said, done), iter: 1, threads: 1);
    }

    private async Task CompareAsync(Evidence[] evidence, (string Country, Topic Topic, Stance Stance, int Days, int Source)[] claims, (int Index, PositionAct Act)[] acts)
    {
        var ids = new List<long>();
        foreach (var (country, topic, stance, days, source) in claims)
        {
            var claim = new PositionClaim(CountryCode.Parse(country, null), topic, stance, PositionBook.SaidOn.AddDays(days), $"Speaker {Guid.NewGuid()}");
            var outcome = await book.Database.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(evidence[source], [claim], PositionState.Submitted, null, PositionBook.First, Cancelled));
            ids.Add(Assert.IsType<RecordOutcome.Recorded>(outcome).PositionIds[0]);
        }

        var instants = new List<DateTimeOffset>();
        foreach (var (index, act) in acts)
        {
            await book.ActAsync(ids[index], act, reason: "as it happens");
            instants.Add(PositionBook.MicrosecondNow());
        }

        var all = await book.Database.WithDbAsync(db => db.Positions.Include(p => p.Reviews).AsNoTracking().ToListAsync(Cancelled));
        var sources = await book.Database.WithDbAsync(db => db.Articles.Include(a => a.Source).ToDictionaryAsync(a => a.Id, a => a.Source, Cancelled));
        var compared = 0;
        using var books = new StanceBooks();
        foreach (var knownAt in instants)
        {
            var pages = await book.Database.WithDbAsync(db => books.ReadAsync(db, knownAt, Cancelled));
            var states = await book.Database.WithDbAsync(db => db.Positions.Where(p => p.RecordedAt <= knownAt).AsKnownAt(knownAt).Select(p => new { p.Position.Id, p.State, p.LastAct }).ToListAsync(Cancelled));
            Assert.Equal(
                all.Where(p => p.RecordedAt <= knownAt).OrderBy(p => p.Id).Select(p => (p.Id, PositionHistory.StateAt(p.Reviews, knownAt), PositionHistory.Ordered(p.Reviews).Last(r => r.At <= knownAt).ActId)),
                states.OrderBy(p => p.Id).Select(p => (p.Id, (PositionState?)p.State, p.LastAct)));
            foreach (var asOf in Enumerable.Range(-1, 6).Select(PositionBook.SaidOn.AddDays))
            {
                var expected = CurrentStances.On(
                    all.Where(p => PositionHistory.StateAt(p.Reviews, knownAt) is PositionState.Accepted)
                        .Select(p => new StancePosition(p.Id, p.CountryCode, p.Topic, p.Stance, p.SaidOn, sources[p.ArticleId]?.Reliability ?? 0, sources[p.ArticleId]?.Name)),
                    asOf);
                var actual = await book.Database.WithDbAsync(db => db.CurrentStancesAsync(null, asOf, knownAt, Cancelled));
                Assert.Equal(expected.Select(Written), actual.Select(Written));
                Assert.Equal(expected.Select(Written), new[] { "FIN", "LTU" }.SelectMany(code => pages.OfCountry(CountryCode.Parse(code, null), asOf)).Select(Written));
                compared += expected.Count;
                var one = await book.Database.WithDbAsync(db => db.CurrentStancesAsync(CountryCode.Parse("FIN", null), asOf, knownAt, Cancelled));
                Assert.Equal(expected.Where(c => c.Position.Country.Value == "FIN").Select(Written), one.Select(Written));
            }
        }

        Assert.True(compared > 20, $"Only {compared} stances were compared.");
    }

    [Fact]
    public async Task A_book_that_was_kept_is_read_anew_when_its_source_is_renamed()
    {
        await book.RecordOneAsync(PositionState.Accepted);
        var knownAt = PositionBook.MicrosecondNow();
        using var books = new StanceBooks();
        Task<StanceBook> ReadAsync() => book.Database.WithDbAsync(db => books.ReadAsync(db, knownAt, Cancelled));
        var before = await ReadAsync();
        Assert.Same(before, await ReadAsync());
        await book.Database.WithDbAsync(db => db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, s => s.Name + " (renamed)"), Cancelled));
        var stances = (await ReadAsync()).OfCountry(CountryCode.Parse("LTU", null), PositionBook.SaidOn);
        Assert.All(stances, stance => Assert.EndsWith(" (renamed)", stance.Position.SourceName!, StringComparison.Ordinal));
        Assert.NotEmpty(stances);
    }

    /// <summary>Of two positions of one day and rung, that of the more reliable source counts: as it was judged at the instant that is asked for.</summary>
    [Fact]
    public async Task What_was_known_on_an_earlier_day_goes_by_the_reliability_of_that_day()
    {
        var finland = CountryCode.Parse("FIN", null);
        var (first, second) = (await SayAsync(finland, "The first paper", reliability: 4), await SayAsync(finland, "The second paper", reliability: 2));
        var before = PositionBook.MicrosecondNow();
        using var books = new StanceBooks();
        async Task<(long, long)> CurrentAsync(DateTimeOffset knownAt) => (
            (await book.Database.WithDbAsync(db => books.ReadAsync(db, knownAt, Cancelled))).Find(finland, Topic.Transfer, PositionBook.SaidOn)!.Position.Id,
            (await book.Database.WithDbAsync(db => db.CurrentStancesAsync(finland, PositionBook.SaidOn, knownAt, Cancelled))).Single(s => s.Position.Topic is Topic.Transfer).Position.Id);
        Assert.Equal((first, first), await CurrentAsync(before));

        var source = await book.Database.WithDbAsync(db => db.Sources.SingleAsync(s => s.Name == "The first paper", Cancelled));
        Assert.IsType<SourceEdit<SourceName>.Done>(await book.Database.WithAsync<SourceDesk, SourceEdit<SourceName>>(
            desk => desk.RenameAsync(source.Id, seen: null, new SourceName(source.Name, source.Group, Reliability: 1), PositionBook.First, Cancelled)));

        Assert.Equal((second, second), await CurrentAsync(PositionBook.MicrosecondNow()));
        Assert.Equal((first, first), await CurrentAsync(before));

        // By a host whose clock was behind that of the one that added the source: no later judgement decides.
        await book.Database.WithDbAsync(db => db.SourceReliabilities.Where(j => j.SourceId == source.Id && j.At <= before).ExecuteUpdateAsync(set => set.SetProperty(j => j.At, before.AddMinutes(1)), Cancelled));
        await book.Database.WithDbAsync(db => db.SourceReliabilities.Where(j => j.SourceId == source.Id && j.Reliability == 1).ExecuteUpdateAsync(set => set.SetProperty(j => j.At, before.AddMinutes(2)), Cancelled));
        using var anew = new StanceBooks();
        Assert.Equal(first, (await book.Database.WithDbAsync(db => anew.ReadAsync(db, before, Cancelled))).Find(finland, Topic.Transfer, PositionBook.SaidOn)!.Position.Id);
        Assert.Equal(first, (await book.Database.WithDbAsync(db => db.CurrentStancesAsync(finland, PositionBook.SaidOn, before, Cancelled))).Single(s => s.Position.Topic is Topic.Transfer).Position.Id);
        Assert.Equal(4, await book.Database.WithDbAsync(db => db.SourceReliabilities.Where(j => j.SourceId == source.Id).KnownAt(before).Select(j => j.Reliability).FirstAsync(Cancelled)));
        var judgement = await book.Database.WithDbAsync(db => db.SourceReliabilities.Where(j => j.SourceId == source.Id).OrderBy(j => j.Id).LastAsync(Cancelled));
        Assert.Equal((1, PositionBook.First.Id, PositionBook.First.Name), (judgement.Reliability, judgement.AuthorId, judgement.AuthorName));
    }

    [Fact]
    public async Task A_judgement_comes_after_the_one_before_though_that_was_made_by_a_clock_that_is_ahead()
    {
        var ahead = PositionBook.MicrosecondNow().AddMinutes(5);
        var source = await book.Database.WithDbAsync(async db =>
        {
            var added = db.Sources.Add(new Source { Name = "Judged twice", HomeUrl = "https://twice.example/", CreatedAt = ahead, Reliability = 4 }).Entity;
            await db.KeepReliabilitiesAsync(PositionBook.First, ahead, Cancelled);
            await db.SaveChangesAsync(Cancelled);
            return added;
        });

        await book.Database.WithAsync<SourceDesk, SourceEdit<SourceName>>(
            desk => desk.RenameAsync(source.Id, seen: null, new SourceName(source.Name, source.Group, Reliability: 2), PositionBook.Second, Cancelled));

        var last = await book.Database.WithDbAsync(db => db.SourceReliabilities.Where(j => j.SourceId == source.Id).OrderByDescending(j => j.At).ThenByDescending(j => j.Id).FirstAsync(Cancelled));
        Assert.Equal((2, PositionBook.Second.Name, ahead), (last.Reliability, last.AuthorName, last.At));
    }

    private async Task<long> SayAsync(CountryCode country, string paper, int reliability)
    {
        var article = await book.Database.WithDbAsync(async db =>
        {
            var added = await CodedArticle.AddAsync(db, "No mines will be sent abroad.", new DateTimeOffset(2025, 7, 9, 9, 0, 0, TimeSpan.Zero), Cancelled, paper, reliability, paper);
            db.SourceReliabilities.Add(new SourceReliability { Source = await db.Sources.SingleAsync(s => s.Name == paper, Cancelled), Reliability = reliability, AuthorId = null, AuthorName = "Vera", At = PositionBook.MicrosecondNow() });
            await db.SaveChangesAsync(Cancelled);
            return added;
        });
        var outcome = await book.Database.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(
            new Evidence.Unmarked(article.Id, 1, 0, 8), [new PositionClaim(country, Topic.Transfer, Stance.RulesOut, PositionBook.SaidOn)], PositionState.Accepted, null, PositionBook.First, Cancelled));
        return Assert.IsType<RecordOutcome.Recorded>(outcome).PositionIds[0];
    }

    [Fact]
    public async Task The_list_and_one_countrys_part_of_it_are_read_from_their_indexes()
    {
        var cursor = new PositionCursor(PositionBook.SaidOn, 7);
        Assert.Contains("ix_positions_said_on_id", await book.Database.PlanAsync(db => db.Positions.After(cursor).LatestSaidFirst().Take(50).Select(p => p.Id)), StringComparison.Ordinal);
        Assert.Contains(
            "ix_positions_country_code_said_on_id",
            await book.Database.PlanAsync(db => db.Positions.OfCountry(CountryCode.Parse("LTU", null)).After(cursor).LatestSaidFirst().Take(50).Select(p => p.Id)),
            StringComparison.Ordinal);
        Assert.Contains(
            "ix_position_reviews_position_id_at_id",
            await book.Database.PlanAsync(db => db.Positions.InState(PositionState.Accepted, DateTimeOffset.UnixEpoch).LatestSaidFirst().Take(50).Select(p => p.Id)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_and_rejections_move_no_stance_and_what_does_is_found_by_its_index()
    {
        var since = await book.Database.WithDbAsync(db => db.PositionReviews.MaxAsync(r => (DateTimeOffset?)r.At, Cancelled)) ?? DateTimeOffset.UnixEpoch;
        Task<bool> MayMoveAsync() => book.Database.WithDbAsync(db => db.PositionReviews.MayMoveSince(since, DateTimeOffset.MaxValue).AnyAsync(Cancelled));
        await book.RecordOneAsync(PositionState.Draft);
        var submitted = await book.RecordOneAsync(PositionState.Submitted);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(submitted, PositionAct.Reject, await book.LastActAsync(submitted), "Not said by the state", PositionBook.Second));
        Assert.False(await MayMoveAsync());
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(submitted, PositionAct.Undo));
        Assert.True(await MayMoveAsync());
        Assert.Contains("ix_position_reviews_at", await book.Database.PlanAsync(db => db.PositionReviews.MayMoveSince(since, DateTimeOffset.MaxValue).Take(1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("20250709")]
    [InlineData("20250799-3")]
    [InlineData("20250709--3")]
    public void A_malformed_place_is_refused(string text) => Assert.False(PositionCursor.TryParse(text, null, out _));

    [Fact]
    public void A_place_reads_back_as_it_was_written() => Assert.Equal(new PositionCursor(PositionBook.SaidOn, 12), PositionCursor.Parse(new PositionCursor(PositionBook.SaidOn, 12).ToString(), null));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Written(CurrentStance stance) => $"{stance.Position} beside {string.Join(", ", stance.SameDay.Select(other => other.Id))}";
}
