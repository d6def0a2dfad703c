using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tests.Stories;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Stories;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Stories;

public sealed class StoryEditingTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly AuditActor Editor = new(Guid.NewGuid(), "Editor", null);
    private readonly Arrivals arrivals = new(database);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_machine_never_joins_what_an_editor_split()
    {
        var (copies, ids) = await FourCopiesAsync();
        var story = (await arrivals.StoryOfAsync(ids[0]))!.Value;
        var split = Assert.IsType<StoryOutcome.Done>(await SplitAsync(story, ids[2], ids[3]));
        Assert.Equal([ids[2], ids[3]], await arrivals.MembersAsync(split.StoryId));

        // Another copy is like members of both: it joins one of them and leaves the other alone.
        var late = await arrivals.ArriveAsync("A late copy", copies[0].Body);
        await arrivals.ChangeAsync(ids[0]);
        await arrivals.ChangeAsync(ids[3]);
        Assert.Equal([ids[0], ids[1], late], await arrivals.MembersAsync(story));
        Assert.Equal([ids[2], ids[3]], await arrivals.MembersAsync(split.StoryId));
    }

    [Fact]
    public async Task A_split_that_is_undone_is_whole_again_and_all_of_it_is_audited()
    {
        var (_, ids) = await FourCopiesAsync();
        var story = (await arrivals.StoryOfAsync(ids[0]))!.Value;
        var split = Assert.IsType<StoryOutcome.Done>(await SplitAsync(story, ids[1]));
        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(split.Ruling.Id, Editor, Cancelled)));
        Assert.Equal(ids, await arrivals.MembersAsync(story));
        Assert.IsType<StoryOutcome.Gone>(await EditAsync(editing => editing.UndoAsync(split.Ruling.Id, Editor, Cancelled)));
        var acts = await database.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Story" && e.SubjectId == $"{story}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled));
        Assert.Equal(["stories.split", "stories.undo"], acts);
    }

    [Fact]
    public async Task A_merge_holds_though_the_machine_sees_two_reports_and_undoing_it_keeps_them_apart()
    {
        var (copies, ids) = await FourCopiesAsync();
        var rewrites = StoryCases.Read("rewrites").Where(entry => entry.Report == "B").ToList();
        var others = new[] { await arrivals.ArriveAsync(rewrites[0]), await arrivals.ArriveAsync(rewrites[1]) };
        var (story, other) = ((await arrivals.StoryOfAsync(ids[0]))!.Value, (await arrivals.StoryOfAsync(others[0]))!.Value);
        Assert.NotEqual(story, other);

        var merge = Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.MergeAsync(ids[0], others[1], Editor, Cancelled)));
        await arrivals.ChangeAsync(others[0]);
        Assert.Equal([.. ids, .. others], await arrivals.MembersAsync(story));
        Assert.Equal(story, await database.WithDbAsync(db => db.Stories.Where(s => s.Id == other).Select(s => s.MergedIntoId).SingleAsync(Cancelled)));

        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(merge.Ruling.Id, Editor, Cancelled)));
        Assert.Equal(others, await arrivals.MembersAsync(other));
        Assert.True(await database.WithDbAsync(db => db.StoryRulings.KeepingApart(new[] { ids[0] }, new[] { others[1] }).AnyAsync(Cancelled)));
        Assert.False(await database.WithDbAsync(db => db.StoryRulings.KeepingApart(new[] { ids[0] }, new[] { ids[1] }).AnyAsync(Cancelled)));
        Assert.NotEmpty(copies);
    }

    [Fact]
    public async Task Two_articles_in_no_story_become_one_and_undoing_it_lets_each_stand_alone()
    {
        await FourCopiesAsync();
        var lone = StoryCases.Read("templates").Take(2).ToList();
        var (one, other) = (await arrivals.ArriveAsync(lone[0]), await arrivals.ArriveAsync(lone[1]));
        Assert.Null(await arrivals.StoryOfAsync(one));
        var merge = Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.MergeAsync(one, other, Editor, Cancelled)));
        Assert.Equal([one, other], await arrivals.MembersAsync(merge.StoryId));
        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(merge.Ruling.Id, Editor, Cancelled)));
        Assert.NotEqual(await arrivals.StoryOfAsync(one), await arrivals.StoryOfAsync(other));
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_words_and_changes_nothing()
    {
        var (_, ids) = await FourCopiesAsync();
        var story = (await arrivals.StoryOfAsync(ids[0]))!.Value;
        Assert.IsType<StoryOutcome.Refused>(await SplitAsync(story));
        Assert.IsType<StoryOutcome.Refused>(await SplitAsync(story, [.. ids]));
        Assert.IsType<StoryOutcome.Refused>(await SplitAsync(story, ids[0], long.MaxValue));
        Assert.IsType<StoryOutcome.Refused>(await EditAsync(editing => editing.MergeAsync(ids[0], ids[1], Editor, Cancelled)));
        Assert.IsType<StoryOutcome.Refused>(await EditAsync(editing => editing.MergeAsync(ids[0], ids[0], Editor, Cancelled)));
        Assert.IsType<StoryOutcome.Gone>(await EditAsync(editing => editing.MergeAsync(ids[0], long.MaxValue, Editor, Cancelled)));
        Assert.IsType<StoryOutcome.Gone>(await SplitAsync(long.MaxValue, ids[0]));
        Assert.Equal(ids, await arrivals.MembersAsync(story));
    }

    [Fact]
    public async Task An_undo_waits_for_later_moves_of_the_same_articles()
    {
        var (_, ids) = await FourCopiesAsync();
        var story = (await arrivals.StoryOfAsync(ids[0]))!.Value;
        var first = Assert.IsType<StoryOutcome.Done>(await SplitAsync(story, ids[2], ids[3]));
        var second = Assert.IsType<StoryOutcome.Done>(await SplitAsync(first.StoryId, ids[3]));
        Assert.IsType<StoryOutcome.Refused>(await EditAsync(editing => editing.UndoAsync(first.Ruling.Id, Editor, Cancelled)));
        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(second.Ruling.Id, Editor, Cancelled)));
        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(first.Ruling.Id, Editor, Cancelled)));
        Assert.Equal(ids, await arrivals.MembersAsync(story));
    }

    [Fact]
    public async Task A_split_that_is_undone_after_the_others_went_into_another_story_brings_them_together_there()
    {
        var (_, ids) = await FourCopiesAsync();
        var other = await arrivals.ArriveAsync(StoryCases.Read("rewrites").First(entry => entry.Report == "B"));
        var story = (await arrivals.StoryOfAsync(ids[0]))!.Value;
        var split = Assert.IsType<StoryOutcome.Done>(await SplitAsync(story, ids[3]));
        var merge = Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.MergeAsync(other, ids[0], Editor, Cancelled)));
        var undone = Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(split.Ruling.Id, Editor, Cancelled)));
        Assert.Equal(merge.StoryId, undone.StoryId);
        Assert.Equal([.. ids, other], await arrivals.MembersAsync(merge.StoryId));
        Assert.Equal([merge.StoryId, merge.StoryId], await MergedIntoAsync(story, split.StoryId));
    }

    [Fact]
    public async Task A_split_whose_halves_were_merged_again_can_be_undone_and_leads_nowhere_in_a_circle()
    {
        var (_, ids) = await FourCopiesAsync();
        var story = (await arrivals.StoryOfAsync(ids[0]))!.Value;
        var split = Assert.IsType<StoryOutcome.Done>(await SplitAsync(story, ids[3]));
        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.MergeAsync(ids[3], ids[0], Editor, Cancelled)));
        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(split.Ruling.Id, Editor, Cancelled)));
        Assert.Equal(ids, await arrivals.MembersAsync(story));
        Assert.Equal([null, story], await MergedIntoAsync(story, split.StoryId));
    }

    [Fact]
    public async Task A_merge_that_is_undone_gives_back_what_has_joined_either_side_since()
    {
        var (copies, ids) = await FourCopiesAsync();
        var rewrites = StoryCases.Read("rewrites").Where(entry => entry.Report == "B").ToList();
        var other = await arrivals.ArriveAsync(rewrites[0]);
        var merge = Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.MergeAsync(ids[0], other, Editor, Cancelled)));
        var (like, likeOther) = (await arrivals.ArriveAsync("A late copy", copies[0].Body), await arrivals.ArriveAsync(rewrites[1]));
        Assert.Equal([.. ids, other, like, likeOther], await arrivals.MembersAsync(merge.StoryId));

        var undone = Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(merge.Ruling.Id, Editor, Cancelled)));
        Assert.Equal([.. ids, like], await arrivals.MembersAsync(merge.StoryId));
        Assert.Equal([other, likeOther], await arrivals.MembersAsync(undone.StoryId));
        Assert.Equal([like, likeOther], await FreeAsync());
    }

    [Fact]
    public async Task A_split_that_is_undone_leaves_its_articles_to_the_machine_but_for_those_that_another_ruling_placed()
    {
        var (_, ids) = await FourCopiesAsync();
        var story = (await arrivals.StoryOfAsync(ids[0]))!.Value;
        var first = Assert.IsType<StoryOutcome.Done>(await SplitAsync(story, ids[3]));
        var second = Assert.IsType<StoryOutcome.Done>(await SplitAsync(story, ids[2]));
        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(first.Ruling.Id, Editor, Cancelled)));
        Assert.Equal([ids[3]], await FreeAsync());
        Assert.IsType<StoryOutcome.Done>(await EditAsync(editing => editing.UndoAsync(second.Ruling.Id, Editor, Cancelled)));
        Assert.Equal(ids, await FreeAsync());
    }

    private Task<List<long>> FreeAsync() =>
        database.WithDbAsync(db => db.StoryMembers.Where(m => !m.IsPlacedByHand).OrderBy(m => m.ArticleId).Select(m => m.ArticleId).ToListAsync(Cancelled));

    private Task<List<long?>> MergedIntoAsync(params long[] stories) =>
        database.WithDbAsync(db => db.Stories.Where(s => stories.Contains(s.Id)).OrderBy(s => s.Id).Select(s => s.MergedIntoId).ToListAsync(Cancelled));

    private async Task<(List<StoryCases.Case> Copies, List<long> Ids)> FourCopiesAsync()
    {
        await database.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        await database.WithDbAsync(db => db.StoryRulings.ExecuteDeleteAsync(Cancelled));
        var copies = StoryCases.Read("wire-copies").Where(entry => entry.Report == "A").ToList();
        var ids = new List<long>();
        foreach (var copy in copies)
            ids.Add(await arrivals.ArriveAsync(copy));
        return (copies, ids);
    }

    private Task<StoryOutcome> SplitAsync(long story, params long[] articles) => EditAsync(editing => editing.SplitAsync(story, articles, Editor, Cancelled));

    private Task<StoryOutcome> EditAsync(Func<StoryEditing, Task<StoryOutcome>> edit) => database.WithAsync(edit);
}
