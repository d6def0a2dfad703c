using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Notices;

public sealed class NoticeBoardTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_trouble_is_one_notice_that_counts_and_keeps_the_newest_words()
    {
        var key = NewKey();
        await RaiseAsync(Report(key) with { Text = "Silent for 2 days." });
        await RaiseAsync(Report(key) with { Text = "Silent for 3 days." });
        var notice = await TheOneAsync(key);
        Assert.Equal((2, "Silent for 3 days."), (notice.Count, notice.Text));
        Assert.True(notice.FirstSeenAt < notice.LastSeenAt);
    }

    [Fact]
    public async Task Many_processes_that_meet_one_trouble_at_once_make_one_notice()
    {
        var key = NewKey();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RaiseAsync(Report(key))));
        Assert.Equal(12, (await TheOneAsync(key)).Count);
    }

    [Fact]
    public async Task What_ended_and_begins_anew_is_a_new_notice()
    {
        var key = NewKey();
        await RaiseAsync(Report(key));
        await ResolveAsync(key);
        await RaiseAsync(Report(key));
        var notices = await database.WithDbAsync(db => db.Notices.Where(n => n.Key == key).OrderBy(n => n.Id).ToListAsync(Cancelled));
        Assert.Equal([true, false], notices.Select(n => n.ResolvedAt is not null));
    }

    [Fact]
    public async Task What_is_dismissed_stays_out_of_sight_while_it_lasts_unless_it_grows_severe()
    {
        var key = NewKey();
        await RaiseAsync(Report(key));
        var id = (await TheOneAsync(key)).Id;
        Assert.True(await DismissAsync(id, NoticeAudience.Admins));
        await RaiseAsync(Report(key));
        Assert.Equal("Vera", (await TheOneAsync(key)).DismissedBy);
        await RaiseAsync(Report(key) with { Severity = NoticeSeverity.Severe });
        Assert.Null((await TheOneAsync(key)).DismissedAt);
    }

    [Fact]
    public async Task A_dismissal_and_its_undoing_are_audited_and_each_happens_once()
    {
        var key = NewKey();
        await RaiseAsync(Report(key));
        var id = (await TheOneAsync(key)).Id;
        Assert.True(await DismissAsync(id, NoticeAudience.Admins));
        Assert.False(await DismissAsync(id, NoticeAudience.Admins));
        Assert.True(await database.WithAsync<NoticeBoard, bool>(board => board.PutBackAsync(id, NoticeAudience.Admins, Vera, Cancelled)));
        var acts = await database.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Notice" && e.SubjectId == $"{id}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled));
        Assert.Equal(["notices.dismiss", "notices.put-back"], acts);
    }

    [Fact]
    public async Task Editors_neither_see_nor_dismiss_what_is_the_admins()
    {
        var (theirs, ours) = (NewKey(), NewKey());
        await RaiseAsync(Report(theirs));
        await RaiseAsync(Report(ours) with { Audience = NoticeAudience.Editors });
        var keys = new[] { theirs, ours };
        Assert.Equal([ours], await database.WithDbAsync(db => db.Notices.SeenBy(NoticeAudience.Editors).Open().Where(n => keys.Contains(n.Key)).Select(n => n.Key).ToListAsync(Cancelled)));
        Assert.False(await DismissAsync((await TheOneAsync(theirs)).Id, NoticeAudience.Editors));
        Assert.Null((await TheOneAsync(theirs)).DismissedAt);
    }

    [Fact]
    public async Task A_notice_raised_in_a_transaction_that_is_rolled_back_was_never_there()
    {
        var key = NewKey();
        await database.WithAsync<NewsTrackerDbContext, int>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await new NoticeBoard(db, new AuditTrail(db, TimeProvider.System), TimeProvider.System).RaiseAsync(Report(key), Cancelled);
            await transaction.RollbackAsync(Cancelled);
            return 0;
        });
        Assert.False(await database.WithDbAsync(db => db.Notices.AnyAsync(n => n.Key == key, Cancelled)));
    }

    [Fact]
    public async Task The_open_list_is_read_from_its_index_however_much_was_resolved()
    {
        await database.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            insert into notices (key, audience, severity, subject_type, subject_id, link, title, text, count, first_seen_at, last_seen_at, resolved_at)
            select 'old:' || n, 'Admins', 'Warning', 'Feed', 'old' || n, '/', 'Old', 'Over.', 1, now(), now(), now() from generate_series(1, 3000) n;
            analyze notices
            """,
            Cancelled));
        Assert.Contains("ix_notices_open", await database.PlanAsync(db => db.Notices.SeenBy(NoticeAudience.Editors).Open().Before(9000).NewestFirst().Take(50)), StringComparison.Ordinal);
        Assert.Contains("ix_notices_unresolved_key", await database.PlanAsync(db => db.Notices.Where(n => n.ResolvedAt == null && n.Key == "a")), StringComparison.Ordinal);
        Assert.Contains("ix_notices_subject_type", await database.PlanAsync(db => db.Notices.About("Feed", "old1").NewestFirst()), StringComparison.Ordinal);
    }

    private static string NewKey() => $"test:{Guid.NewGuid()}";

    private static NoticeReport Report(string key) =>
        new(key, NoticeAudience.Admins, NoticeSeverity.Warning, "Feed", key, "/sources/1", "A feed is silent", "Nothing came for 2 days.");

    private Task<int> RaiseAsync(NoticeReport report) => database.WithAsync<NoticeBoard, int>(async board =>
    {
        await board.RaiseAsync(report, Cancelled);
        return 0;
    });

    private Task<int> ResolveAsync(string key) => database.WithAsync<NoticeBoard, int>(async board =>
    {
        await board.ResolveAsync(key, Cancelled);
        return 0;
    });

    private Task<bool> DismissAsync(long id, NoticeAudience audience) => database.WithAsync<NoticeBoard, bool>(board => board.DismissAsync(id, audience, Vera, Cancelled));

    private Task<Notice> TheOneAsync(string key) => database.WithDbAsync(db => db.Notices.AsNoTracking().SingleAsync(n => n.Key == key, Cancelled));
}
