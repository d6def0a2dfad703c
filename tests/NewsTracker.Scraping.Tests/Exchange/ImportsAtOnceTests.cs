using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Exchange;

/// <summary>Two admins who bring sources in at one moment.</summary>
public sealed class ImportsAtOnceTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Admin = new(Guid.NewGuid(), "Ada", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_import_one_list_the_later_sees_what_is_there_by_then()
    {
        var list = ListOf("https://twice.example/");
        var seen = await SeenAsync(list);
        var outcomes = await AtOnceAsync(() => ImportAsync(list, seen), () => ImportAsync(list, seen));
        Assert.Single(outcomes.OfType<ImportOutcome.Imported>());
        Assert.False(Assert.Single(outcomes.OfType<ImportOutcome.Outdated>()).Plan.DoesSomething);
        Assert.Equal((1, 1), (await CountAsync("https://twice.example/"), await pipeline.WithDbAsync(db => db.Feeds.CountAsync(f => f.Url == "https://twice.example/rss", Cancelled))));
    }

    [Fact]
    public async Task Who_adds_by_hand_what_another_imports_finds_the_source_there()
    {
        const string Home = "https://hand.example/";
        var list = ListOf(Home);
        var seen = await SeenAsync(list);
        var feed = new NewFeed($"{Home}sport", FeedKind.Unknown, Feed.DefaultPollInterval, null);
        SourceAddingOutcome? added = null;
        var outcomes = await AtOnceAsync(
            () => ImportAsync(list, seen),
            async () =>
            {
                added = await pipeline.WithAsync<SourceAdding, SourceAddingOutcome>(adding => adding.AddAsync(Home, "By hand", null, [feed], Admin, Cancelled));
                return null;
            });

        // Whoever comes first: nothing is taken, and the import is done on what was seen or not at all.
        Assert.IsType<SourceAddingOutcome.Added>(added);
        Assert.True(outcomes[0] is ImportOutcome.Imported or ImportOutcome.Outdated);
        Assert.Equal(1, await CountAsync(Home));
    }

    [Fact]
    public async Task A_name_that_is_given_while_a_list_is_taken_in_is_not_written_over()
    {
        const string Home = "https://name.example/";
        var list = ListOf(Home, isComplete: true);
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(list, await SeenAsync(list)));
        var renamed = list with { Sources = [list.Sources[0] with { Name = "As listed" }] };
        var seen = await SeenAsync(renamed);
        var outcome = await pipeline.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Sources.Where(s => s.HomeUrl == Home).ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, "By hand"), Cancelled);
            var import = ImportAsync(renamed, seen);
            await AreWaitingAsync(db, import, 1);
            await transaction.CommitAsync(Cancelled);
            return await import;
        });
        Assert.True(Assert.IsType<ImportOutcome.Outdated>(outcome).Plan.DoesSomething);
        Assert.Equal("By hand", await pipeline.WithDbAsync(db => db.Sources.Where(s => s.HomeUrl == Home).Select(s => s.Name).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task Filters_that_were_changed_after_they_were_seen_are_not_written_over_however_far_in_they_differ()
    {
        const string Home = "https://filters.example/";
        static string Filters(string last) => $$"""{"excludeWords":["{{new string('a', 85)}}","{{last}}"]}""";
        var list = ListOf(Home, isComplete: true) with { GlobalFilters = Filters("listed") };
        list = list with { Sources = [list.Sources[0] with { Filters = Filters("listed") }] };
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(list, await SeenAsync(list)));

        await SetOwnAsync(Home, Filters("before"));
        var seen = await SeenAsync(list);
        await SetOwnAsync(Home, Filters("by hand"));
        Assert.IsType<ImportOutcome.Outdated>(await ImportAsync(list, seen));

        await SetOwnAsync(Home, Filters("listed"));
        await SetGlobalAsync(Filters("before"));
        seen = await SeenAsync(list);
        await SetGlobalAsync(Filters("by hand"));
        Assert.IsType<ImportOutcome.Outdated>(await ImportAsync(list, seen));
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(list, await SeenAsync(list)));
    }

    [Fact]
    public async Task Polls_that_hold_one_feed_and_want_the_next_do_not_lock_up_with_filters_for_all_sources()
    {
        await pipeline.WithDbAsync(db => db.Settings.Where(s => s.Key == GlobalFilters.Key).ExecuteDeleteAsync(Cancelled));
        var (early, late) = (ListOf("https://early.example/"), ListOf("https://late.example/") with { GlobalFilters = """{"excludeWords":["sport"]}""" });
        await ImportAsync(early, await SeenAsync(early));
        await ImportAsync(late with { GlobalFilters = null }, await SeenAsync(late with { GlobalFilters = null }));
        var seen = await SeenAsync(late);
        var outcome = await pipeline.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlAsync($"select from feeds where url = 'https://early.example/rss' for update", Cancelled);
            var import = ImportAsync(late, seen);
            await AreWaitingAsync(db, import, 1);
            await db.Database.ExecuteSqlAsync($"select from feeds where url = 'https://late.example/rss' for update", Cancelled);
            await transaction.CommitAsync(Cancelled);
            return await import;
        });
        Assert.IsType<ImportOutcome.Imported>(outcome);
    }

    [Fact]
    public async Task Nor_with_filters_for_all_sources_that_are_changed_on_their_page()
    {
        await pipeline.WithDbAsync(db => db.Settings.Where(s => s.Key == GlobalFilters.Key).ExecuteDeleteAsync(Cancelled));
        var (first, second) = (ListOf("https://first.example/"), ListOf("https://second.example/"));
        await ImportAsync(first, await SeenAsync(first));
        await ImportAsync(second, await SeenAsync(second));

        // Behind the other from now on, where a table is read from its beginning.
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Url == "https://first.example/rss").ExecuteUpdateAsync(set => set.SetProperty(f => f.RulesEpoch, f => f.RulesEpoch + 1), Cancelled));
        var outcome = await pipeline.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlAsync($"select from feeds where url = 'https://first.example/rss' for update", Cancelled);
            var change = pipeline.WithAsync((SourceDesk desk) => desk.ChangeGlobalFiltersAsync(null, """{"excludeWords":["chess"]}""", Admin, Cancelled));
            await AreWaitingAsync(db, change, 1);
            await db.Database.ExecuteSqlAsync($"select from feeds where url = 'https://second.example/rss' for update", Cancelled);
            await transaction.CommitAsync(Cancelled);
            return await change;
        });
        Assert.IsType<SourceEdit<string?>.Done>(outcome);
    }

    private Task<int> SetOwnAsync(string home, string filters) =>
        pipeline.WithDbAsync(db => db.Sources.Where(s => s.HomeUrl == home).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, filters), Cancelled));

    private Task<int> SetGlobalAsync(string filters) =>
        pipeline.WithDbAsync(db => db.Settings.Where(s => s.Key == GlobalFilters.Key).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, filters), Cancelled));

    private static OpmlDocument ListOf(string home, bool isComplete = false) =>
        new() { Sources = [new OpmlSource { Name = "A paper", HomeUrl = home, IsComplete = isComplete, Feeds = [new OpmlFeed { Url = $"{home}rss" }] }] };

    /// <summary>Both begin while the lock is held, so that neither is done before the other has begun.</summary>
    private Task<ImportOutcome?[]> AtOnceAsync(Func<Task<ImportOutcome?>> one, Func<Task<ImportOutcome?>> other) => pipeline.WithDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.Sources})", Cancelled);
        var both = Task.WhenAll(one(), other());
        await AreWaitingAsync(db, both, 2);
        await transaction.CommitAsync(Cancelled);
        return await both;
    });

    private static async Task AreWaitingAsync(NewsTrackerDbContext db, Task work, int count)
    {
        // Who waits for another's transaction waits in no database, but has read in one.
        while (await db.Database.SqlQuery<int>(
            $"""
            select count(distinct pid)::int as "Value" from pg_locks where not granted
            and pid in (select pid from pg_locks where database = (select oid from pg_database where datname = current_database()))
            """).SingleAsync(Cancelled) < count)
        {
            Assert.False(work.IsCompleted);
        }
    }

    private Task<string> SeenAsync(OpmlDocument document) => pipeline.WithAsync<SourceImport, string>(async import => (await import.PlanAsync(document, Cancelled)).Fingerprint);

    private Task<ImportOutcome?> ImportAsync(OpmlDocument document, string seen) => pipeline.WithAsync<SourceImport, ImportOutcome?>(async import => await import.ImportAsync(document, seen, Admin, Cancelled));

    private Task<int> CountAsync(string home) => pipeline.WithDbAsync(db => db.Sources.CountAsync(s => s.HomeUrl == home, Cancelled));
}
