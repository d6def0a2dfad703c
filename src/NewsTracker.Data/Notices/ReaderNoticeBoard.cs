using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Notices;

/// <summary>Where readers' notices are posted, read and chosen. Posting joins the transaction that is open, if one is.</summary>
public sealed class ReaderNoticeBoard(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Counting further would tell nobody more.</summary>
    public const int MostCounted = 100;

    /// <summary>How many a reader may mark one by one before the oldest of those count as new again; who reads so many marks all.</summary>
    public const int MostSeenApart = 1_000;

    /// <summary>How long notices are kept: Today and the lists tell of what is older.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Tells of something, once: where its key was told of and has not ended, nothing happens. Any number of processes may post at once.</summary>
    /// <returns>Whether it was news.</returns>
    public async Task<bool> PostAsync(ReaderNotice notice, CancellationToken cancellationToken) => await db.Database.ExecuteSqlAsync(
        $"""
        insert into reader_notices (key, kind, recipient_id, title, text, link, at)
        values ({notice.Key}, {notice.Kind.ToString()}, {notice.RecipientId}, {notice.Title.WithoutNul()}, {notice.Text.WithoutNul()}, {notice.Link}, {notice.At})
        on conflict (key) where ended_at is null do nothing
        """,
        cancellationToken) == 1;

    public async Task<NoticeReader> ReaderAsync(Guid user, CancellationToken cancellationToken)
    {
        var joinedAt = await db.Users.Where(u => u.Id == user).Select(u => u.CreatedAt).SingleAsync(cancellationToken);
        var choices = await db.NoticeChoices.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == user, cancellationToken);
        return new NoticeReader(user, choices?.Kinds ?? NoticeChoices.Usual, choices?.SeenId ?? 0, choices?.SeenApart ?? [], joinedAt);
    }

    /// <summary>How many a reader has not seen, up to <see cref="MostCounted"/>. Asked on every page, so in one statement; goes through the newest by pk_reader_notices.</summary>
    public async Task<int> CountUnseenAsync(Guid user, CancellationToken cancellationToken)
    {
        var (usual, none) = (NoticeChoices.Usual.Select(kind => kind.ToString()).ToArray(), Array.Empty<long>());
        var counts = await db.Database.SqlQuery<int>(
            $"""
            select (
                select count(*) from (
                    select from reader_notices n
                    where n.id > coalesce(c.seen_id, 0) and n.id <> all(coalesce(c.seen_apart, {none})) and (n.recipient_id is null or n.recipient_id = u.id) and n.kind = any(coalesce(c.kinds, {usual})) and n.at >= u.created_at
                    limit {MostCounted}) unseen)::int as "Value"
            from users u left join notice_choices c on c.user_id = u.id where u.id = {user}
            """).ToListAsync(cancellationToken);
        return counts.SingleOrDefault();
    }

    /// <summary>Notes how far a reader has read; never takes it back.</summary>
    public Task MarkSeenAsync(Guid user, long upTo, CancellationToken cancellationToken)
    {
        var usual = NoticeChoices.Usual.Select(kind => kind.ToString()).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into notice_choices (user_id, kinds, seen_id) values ({user}, {usual}, {upTo})
            on conflict (user_id) do update set seen_id = greatest(notice_choices.seen_id, excluded.seen_id),
                seen_apart = array(select id from unnest(notice_choices.seen_apart) id where id > excluded.seen_id)
            """,
            cancellationToken);
    }

    /// <summary>Notes that a reader has read one notice, while older ones may still be new to them.</summary>
    public Task MarkOneSeenAsync(Guid user, long noticeId, CancellationToken cancellationToken)
    {
        var usual = NoticeChoices.Usual.Select(kind => kind.ToString()).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into notice_choices (user_id, kinds, seen_id, seen_apart) select {user}, {usual}, 0, array[n.id] from reader_notices n where n.id = {noticeId}
            on conflict (user_id) do update set
                seen_apart = array(select distinct id from unnest(notice_choices.seen_apart || excluded.seen_apart) id where id > notice_choices.seen_id order by id desc limit {MostSeenApart})
            """,
            cancellationToken);
    }

    /// <summary>Switches kinds on; all others are off.</summary>
    public async Task ChooseAsync(Guid user, IEnumerable<ReaderNoticeKind> kinds, AuditActor actor, CancellationToken cancellationToken)
    {
        var wanted = kinds.Distinct().Order().ToArray();
        var usual = NoticeChoices.Usual.Select(kind => kind.ToString()).ToArray();

        // Another page of theirs may choose for the first time as well.
        await db.Database.ExecuteSqlAsync($"insert into notice_choices (user_id, kinds, seen_id) values ({user}, {usual}, 0) on conflict (user_id) do nothing", cancellationToken);
        var choices = await db.NoticeChoices.SingleAsync(c => c.UserId == user, cancellationToken);
        var before = choices.Kinds;
        if (before.SequenceEqual(wanted))
        {
            return;
        }

        choices.Kinds = wanted;
        await audit.SaveAsync(actor, () => new AuditedAct("notices.choose", nameof(User), $"{user}", new { kinds = before }, new { kinds = wanted }), cancellationToken);
    }

    /// <summary>Notes what is over.</summary>
    public Task EndAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.ReaderNotices.Where(n => n.EndedAt == null && keys.Contains(n.Key)).ExecuteUpdateAsync(set => set.SetProperty(n => n.EndedAt, now), cancellationToken);
    }

    /// <summary>Lets go what is past its time. Trouble that lasts stays: it would be told again.</summary>
    public Task<int> LetGoAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Kept;
        return db.ReaderNotices.Where(n => n.At < oldest && (n.Kind != ReaderNoticeKind.SourceTrouble || n.EndedAt != null)).ExecuteDeleteAsync(cancellationToken);
    }
}
