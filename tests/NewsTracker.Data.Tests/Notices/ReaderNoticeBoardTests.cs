using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Notices;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Data.Tests.SavedSearches;

namespace NewsTracker.Data.Tests.Notices;

public sealed class ReaderNoticeBoardTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_thing_is_told_once_by_however_many_at_once_until_it_ends()
    {
        var key = NewKey();
        var posted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(key)));
        Assert.Single(posted, isNews => isNews);
        Assert.False(await PostAsync(key));
        await BoardAsync(async board =>
        {
            await board.EndAsync([key], Cancelled);
            return 0;
        });
        Assert.True(await PostAsync(key));
    }

    [Fact]
    public async Task A_reader_is_told_what_is_everybodys_and_their_own_since_they_joined_and_of_kinds_they_want()
    {
        var (reader, other) = (await database.AddReaderAsync(), await database.AddReaderAsync());
        var keys = new[] { "all", "mine", "theirs", "before", "unwanted" }.ToDictionary(name => name, _ => NewKey());
        await PostAsync(keys["all"]);
        await PostAsync(keys["mine"], reader.Id);
        await PostAsync(keys["theirs"], other.Id);
        await PostAsync(keys["before"], at: TimeProvider.System.GetUtcNow().AddDays(-3));
        await PostAsync(keys["unwanted"], kind: ReaderNoticeKind.SourceTrouble);
        await ChooseAsync(reader, ReaderNoticeKind.ChangedStances, ReaderNoticeKind.SearchMatches);
        var told = await ToldAsync(reader);
        Assert.Equal([keys["mine"], keys["all"]], told.Where(keys.ContainsValue));
    }

    [Fact]
    public async Task What_was_seen_is_counted_no_more_and_seeing_is_never_taken_back()
    {
        var reader = await database.AddReaderAsync();
        await ChooseAsync(reader, ReaderNoticeKind.DatesAhead);
        await PostAsync(NewKey(), reader.Id, ReaderNoticeKind.DatesAhead);
        await PostAsync(NewKey(), reader.Id, ReaderNoticeKind.DatesAhead);
        Assert.Equal(2, await BoardAsync(board => board.CountUnseenAsync(reader.Id, Cancelled)));
        var newest = await database.WithDbAsync(db => db.ReaderNotices.MaxAsync(n => n.Id, Cancelled));
        foreach (var upTo in new[] { newest, 0 })
        {
            await BoardAsync(async board =>
            {
                await board.MarkSeenAsync(reader.Id, upTo, Cancelled);
                return 0;
            });
            Assert.Equal(0, await BoardAsync(board => board.CountUnseenAsync(reader.Id, Cancelled)));
        }

        Assert.Equal([ReaderNoticeKind.DatesAhead], (await BoardAsync(board => board.ReaderAsync(reader.Id, Cancelled))).Kinds);
    }

    [Fact]
    public async Task Two_pages_may_choose_for_the_first_time_at_once()
    {
        var reader = await database.AddReaderAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ChooseAsync(reader, ReaderNoticeKind.DatesAhead)));
        Assert.Equal([ReaderNoticeKind.DatesAhead], (await BoardAsync(board => board.ReaderAsync(reader.Id, Cancelled))).Kinds);
    }

    [Fact]
    public async Task One_is_marked_as_read_by_itself_and_the_others_stay_new()
    {
        var reader = await database.AddReaderAsync();
        await ChooseAsync(reader, ReaderNoticeKind.DatesAhead);
        var keys = new[] { NewKey(), NewKey(), NewKey() };
        foreach (var key in keys)
        {
            await PostAsync(key, reader.Id, ReaderNoticeKind.DatesAhead);
        }

        var ids = await database.WithDbAsync(db => db.ReaderNotices.Where(n => keys.Contains(n.Key)).OrderBy(n => n.Id).Select(n => n.Id).ToListAsync(Cancelled));
        Assert.Equal($"2 new, but not {ids[1]}", await AfterAsync(reader, board => board.MarkOneSeenAsync(reader.Id, ids[1], Cancelled)));
        Assert.Equal($"2 new, but not {ids[1]}", await AfterAsync(reader, board => board.MarkOneSeenAsync(reader.Id, ids[1], Cancelled)));

        // All up to it says no more than its own mark for it, and more for the first.
        Assert.Equal("1 new, but not ", await AfterAsync(reader, board => board.MarkSeenAsync(reader.Id, ids[1], Cancelled)));
        Assert.Equal("1 new, but not ", await AfterAsync(reader, board => board.MarkOneSeenAsync(reader.Id, ids[0], Cancelled)));
        Assert.Equal("1 new, but not ", await AfterAsync(reader, board => board.MarkOneSeenAsync(reader.Id, long.MaxValue, Cancelled)));
        Assert.Equal("0 new, but not ", await AfterAsync(reader, board => board.MarkSeenAsync(reader.Id, ids[2], Cancelled)));
    }

    [Fact]
    public async Task To_choose_is_audited_where_it_changes_something()
    {
        var reader = await database.AddReaderAsync();
        await ChooseAsync(reader, [.. NoticeChoices.Usual]);
        await ChooseAsync(reader, ReaderNoticeKind.DatesAhead);
        await ChooseAsync(reader, ReaderNoticeKind.DatesAhead);
        Assert.Equal(1, await database.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "notices.choose" && e.SubjectId == $"{reader.Id}", Cancelled)));
    }

    [Fact]
    public async Task What_is_past_its_time_goes_but_trouble_that_lasts_stays()
    {
        var (old, lasting, recent) = (NewKey(), NewKey(), NewKey());
        var longAgo = TimeProvider.System.GetUtcNow() - ReaderNoticeBoard.Kept - TimeSpan.FromDays(1);
        await PostAsync(old, at: longAgo);
        await PostAsync(lasting, kind: ReaderNoticeKind.SourceTrouble, at: longAgo);
        await PostAsync(recent);
        await BoardAsync(board => board.LetGoAsync(Cancelled));
        var keys = new[] { old, lasting, recent };
        Assert.Equal([lasting, recent], await database.WithDbAsync(db => db.ReaderNotices.Where(n => keys.Contains(n.Key)).OrderBy(n => n.Id).Select(n => n.Key).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task A_readers_list_is_read_from_its_index()
    {
        var reader = new NoticeReader(Guid.NewGuid(), NoticeChoices.Usual, 0, [], DateTimeOffset.UnixEpoch);
        await database.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("analyze reader_notices", Cancelled));
        Assert.Matches("ix_reader_notices_recipient_id_id|pk_reader_notices", await database.PlanAsync(db => db.ReaderNotices.ToldTo(reader).NewestFirst().Take(50)));
    }

    private static string NewKey() => $"test:{Guid.NewGuid()}";

    private Task<T> BoardAsync<T>(Func<ReaderNoticeBoard, Task<T>> act) => database.WithAsync(act);

    private Task<bool> PostAsync(string key, Guid? recipient = null, ReaderNoticeKind kind = ReaderNoticeKind.ChangedStances, DateTimeOffset? at = null) => BoardAsync(board => board.PostAsync(
        new ReaderNotice { Key = key, Kind = kind, RecipientId = recipient, Title = "News\0", Text = "Something is new.", Link = "/", At = at ?? TimeProvider.System.GetUtcNow() }, Cancelled));

    private Task<int> ChooseAsync(SearchReader reader, params ReaderNoticeKind[] kinds) => BoardAsync(async board =>
    {
        await board.ChooseAsync(reader.Id, kinds, reader.Actor, Cancelled);
        return 0;
    });

    private async Task<string> AfterAsync(SearchReader reader, Func<ReaderNoticeBoard, Task> act) => await BoardAsync(async board =>
    {
        await act(board);
        return $"{await board.CountUnseenAsync(reader.Id, Cancelled)} new, but not {string.Join(", ", (await board.ReaderAsync(reader.Id, Cancelled)).SeenApart)}";
    });

    private async Task<List<string>> ToldAsync(SearchReader reader)
    {
        var own = await BoardAsync(board => board.ReaderAsync(reader.Id, Cancelled));
        return await database.WithDbAsync(db => db.ReaderNotices.ToldTo(own).NewestFirst().Select(n => n.Key).ToListAsync(Cancelled));
    }
}
