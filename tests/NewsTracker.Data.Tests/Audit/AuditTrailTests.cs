using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Audit;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Settings;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Audit;

public sealed class AuditTrailTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly AuditActor Editor = new(Guid.Parse("01997000-0000-7000-8000-000000000001"), "An editor", System.Net.IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_form_a_chain_that_can_be_walked()
    {
        await RecordAsync("one");
        await RecordAsync("two");
        Assert.Null(await FindBreakAsync());
    }

    [Fact]
    public async Task An_altered_event_breaks_the_chain_where_it_stands()
    {
        await RecordAsync("before");
        var altered = await RecordAsync("altered");
        await RecordAsync("after");
        var subject = await database.WithDbAsync(db => db.AuditEvents.Where(e => e.Id == altered).Select(e => e.SubjectId).SingleAsync());
        await SetSubjectAsync(altered, "something else");
        Assert.Equal(altered, await FindBreakAsync());
        await SetSubjectAsync(altered, subject);
        Assert.Null(await FindBreakAsync());
    }

    [Fact]
    public async Task Events_written_at_once_still_form_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => RecordAsync($"at once {i}")));
        Assert.Null(await FindBreakAsync());
    }

    [Fact]
    public async Task An_address_of_one_network_card_alone_does_not_break_the_chain()
    {
        var visitor = new AuditActor(null, "A visitor", new System.Net.IPAddress(System.Net.IPAddress.Parse("fe80::1").GetAddressBytes(), scopeid: 3));
        await database.WithAsync<AuditTrail, int>(async audit =>
        {
            await audit.SaveAsync(visitor, () => new AuditedAct("test.record", "Test", "link-local"), Cancelled);
            return 0;
        });
        Assert.Null(await FindBreakAsync());
    }

    [Fact]
    public async Task Acts_and_actors_are_found_by_their_indexes()
    {
        await RecordAsync("filtered");
        Assert.Equal(["test.record"], await database.WithDbAsync(db => db.ActsBeginningAsync("test.r", Cancelled)));
        Assert.Equal(["An editor"], await database.WithDbAsync(db => db.ActorsNamedAsync("EDIT", Cancelled)));
        Assert.Empty(await database.WithDbAsync(db => db.ActsBeginningAsync("no.such", Cancelled)));
        Assert.Contains("ix_audit_events_action_id", await PlanAsync(events => events.OfActs(["test.record"])), StringComparison.Ordinal);
        Assert.Contains("ix_audit_events_actor_name_id", await PlanAsync(events => events.By(["An editor"])), StringComparison.Ordinal);
        Assert.Contains("ix_audit_events_subject_id", await PlanAsync(events => events.On(null, "7")), StringComparison.Ordinal);
        Assert.Contains("ix_audit_events_subject_type_subject_id", await PlanAsync(events => events.On("Feed", null)), StringComparison.Ordinal);
    }

    private Task<string> PlanAsync(Func<IQueryable<AuditEvent>, IQueryable<AuditEvent>> filter) => database.PlanAsync(db => filter(db.AuditEvents).Select(e => e.Hash));

    [Fact]
    public async Task A_change_that_fails_leaves_no_event()
    {
        var before = await CountAsync();
        await Assert.ThrowsAsync<DbUpdateException>(() => database.WithAsync<NewsTrackerDbContext, int>(async db =>
        {
            db.Settings.Add(new Setting { Key = "reference-data.version", Value = "a key that is taken" });
            await new AuditTrail(db, TimeProvider.System).SaveAsync(Editor, () => new AuditedAct("test.fail", "Setting", "x"), Cancelled);
            return 0;
        }));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task An_event_without_a_transaction_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WithAsync<AuditTrail, int>(async audit =>
        {
            await audit.AppendAsync(Editor, new AuditedAct("test.alone", "Test", "1"), Cancelled);
            return 0;
        }));

    [Fact]
    public void Values_that_run_together_hash_differently()
    {
        Assert.NotEqual(AuditChain.HashOf(EventWith("ab", "c")), AuditChain.HashOf(EventWith("a", "bc")));
        Assert.Equal(AuditChain.HashOf(EventWith("ab", "c")), AuditChain.HashOf(EventWith("ab", "c")));
    }

    private Task<long> RecordAsync(string subject) => database.WithAsync<AuditTrail, long>(async audit =>
    {
        await audit.SaveAsync(Editor, () => new AuditedAct("test.record", "Test", subject, new { Value = "š" }, new { Value = "č", Nothing = (string?)null }), Cancelled);
        return await database.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectId == subject).Select(e => e.Id).SingleAsync());
    });

    private Task<int> SetSubjectAsync(long id, string subject) => database.WithDbAsync(db =>
        db.AuditEvents.Where(e => e.Id == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.SubjectId, subject)));

    private Task<int> CountAsync() => database.WithDbAsync(db => db.AuditEvents.CountAsync());

    private Task<long?> FindBreakAsync() => database.WithAsync<AuditTrail, long?>(audit => audit.FindBreakAsync(Cancelled));

    private static AuditEvent EventWith(string action, string subject) => new()
    {
        At = DateTimeOffset.UnixEpoch,
        ActorName = "x",
        Action = action,
        SubjectType = subject,
        SubjectId = "1",
        PreviousHash = AuditChain.Start,
        Hash = [],
    };
}
