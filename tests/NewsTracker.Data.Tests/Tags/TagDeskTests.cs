using CsCheck;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Annotations;

namespace NewsTracker.Data.Tests.Tags;

public sealed class TagDeskTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly AuditActor Editor = new(Guid.NewGuid(), "An editor", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_merge_leads_there_and_moves_the_children_and_undoing_it_brings_all_back()
    {
        var (from, into) = (await CreateAsync("Barriers"), await CreateAsync("Walls"));
        var child = await CreateAsync("Fences", from.Id);
        var article = await database.WithDbAsync(db => MarkedArticles.AddAsync(db, ["Words."], Cancelled));
        await database.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.SetAsync(article, from.Id, Editor, Cancelled));
        var before = await TreeAsync();

        var merged = Assert.IsType<TagOutcome.Done>(await DeskAsync(desk => desk.RetireAsync(from.Id, from.Version, into.Id, Editor, Cancelled)));
        var tree = await TreeAsync();
        Assert.Equal(into.Id, tree.FindByWord("Barriers")!.Id);
        Assert.Equal(into.Id, tree.Find(child.Id)!.ParentId);
        Assert.Equal(1, (await database.WithDbAsync(db => db.CountArticlesAsync([.. tree.Family(into.Id).Select(id => (into.Id, id))], Cancelled)))[into.Id]);

        Assert.IsType<TagOutcome.Done>(await DeskAsync(desk => desk.UndoAsync(merged.ChangeId!.Value, Editor, Cancelled)));
        Assert.Equal(States(before), States(await TreeAsync()));
        Assert.Equal(["tags.create", "tags.merge", "tags.undo"], await ActionsAsync(from.Id));
        Assert.Null(await database.WithAsync<AuditTrail, long?>(audit => audit.FindBreakAsync(Cancelled)));
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_what_the_first_did()
    {
        var tag = await CreateAsync("Conflicts");
        Assert.IsType<TagOutcome.Done>(await DeskAsync(desk => desk.EditAsync(tag.Id, tag.Version, tag.State with { ScopeNote = "First." }, Editor, Cancelled)));
        var conflict = Assert.IsType<TagOutcome.Conflict>(await DeskAsync(desk => desk.EditAsync(tag.Id, tag.Version, tag.State with { ScopeNote = "Second." }, Editor, Cancelled)));
        Assert.Equal(("First.", "An editor"), (conflict.Current.State.ScopeNote, conflict.ByName));
    }

    [Fact]
    public async Task Two_moves_at_once_make_no_loop()
    {
        var (one, two) = (await CreateAsync("Loop one"), await CreateAsync("Loop two"));
        var outcomes = await Task.WhenAll(
            DeskAsync(desk => desk.EditAsync(one.Id, one.Version, one.State with { ParentId = two.Id }, Editor, Cancelled)),
            DeskAsync(desk => desk.EditAsync(two.Id, two.Version, two.State with { ParentId = one.Id }, Editor, Cancelled)));
        Assert.Single(outcomes.OfType<TagOutcome.Done>());
        Assert.Contains("below itself", Assert.Single(outcomes.OfType<TagOutcome.Refused>()).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_been_changed_since_is_undone_in_order()
    {
        var tag = await CreateAsync("Ordered");
        var first = Assert.IsType<TagOutcome.Done>(await DeskAsync(desk => desk.EditAsync(tag.Id, 1, tag.State with { Name = "Ordered anew" }, Editor, Cancelled)));
        var second = Assert.IsType<TagOutcome.Done>(await DeskAsync(desk => desk.EditAsync(tag.Id, 2, first.Tag.State with { Colour = TagColour.Red }, Editor, Cancelled)));
        Assert.Contains("Undo what came later first", Assert.IsType<TagOutcome.Refused>(await DeskAsync(desk => desk.UndoAsync(first.ChangeId!.Value, Editor, Cancelled))).Why, StringComparison.Ordinal);
        var undone = Assert.IsType<TagOutcome.Done>(await DeskAsync(desk => desk.UndoAsync(second.ChangeId!.Value, Editor, Cancelled)));
        Assert.Equal(first.Tag.State, undone.Tag.State);
    }

    /// <summary>Whatever is done to the tree: undoing it at once brings back every tag as it was, and the tree holds together all the while.</summary>
    [Fact]
    public async Task Doing_and_undoing_is_nothing()
    {
        var tags = new List<TagNode>();
        for (var i = 0; i < 5; i++)
        {
            tags.Add(await CreateAsync($"Drawn {i}", i > 2 ? tags[i - 3].Id : null));
        }

        await Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 5]).SampleAsync(
            async drawn =>
            {
                var before = await TreeAsync();
                var (tag, other) = (before.Find(tags[drawn.Item2].Id)!, drawn.Item3 == 5 ? null : before.Find(tags[drawn.Item3].Id));
                var outcome = await DeskAsync(desk => drawn.Item1 switch
                {
                    0 => desk.EditAsync(tag.Id, tag.Version, tag.State with { ParentId = other?.Id }, Editor, Cancelled),
                    1 => desk.RetireAsync(tag.Id, tag.Version, other?.Id, Editor, Cancelled),
                    2 => desk.RestoreAsync(tag.Id, tag.Version, Editor, Cancelled),
                    _ => desk.EditAsync(tag.Id, tag.Version, tag.State with { Aliases = [other?.Name ?? "Another word"] }, Editor, Cancelled),
                });
                Assert.Null(TagRules.FindFault(await TreeAsync()));
                if (outcome is not TagOutcome.Done { ChangeId: { } change })
                {
                    Assert.Equal(States(before), States(await TreeAsync()));
                    return;
                }

                Assert.IsType<TagOutcome.Done>(await DeskAsync(desk => desk.UndoAsync(change, Editor, Cancelled)));
                Assert.Equal(States(before), States(await TreeAsync()));

                // And on, from the state after it: undoing the undoing does it again.
                var undoing = await database.WithDbAsync(db => db.TagChanges.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync(Cancelled));
                Assert.IsType<TagOutcome.Done>(await DeskAsync(desk => desk.UndoAsync(undoing, Editor, Cancelled)));
            },
            iter: 40,
            threads: 1);
    }

    private static List<(long, TagState)> States(TagTree tree) => [.. tree.Tags.OrderBy(tag => tag.Id).Select(tag => (tag.Id, tag.State))];

    private async Task<TagNode> CreateAsync(string name, long? parent = null) => Assert.IsType<TagOutcome.Done>(
        await DeskAsync(desk => desk.CreateAsync(new TagState(name, null, parent, TagColour.Grey, [], false, null), Editor, Cancelled))).Tag;

    private Task<TagTree> TreeAsync() => database.WithDbAsync(db => db.Tags.ReadTreeAsync(Cancelled));

    private Task<List<string>> ActionsAsync(long tag) => database.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Tag" && e.SubjectId == $"{tag}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled));

    private Task<TagOutcome> DeskAsync(Func<TagDesk, Task<TagOutcome>> use) => database.WithAsync(use);
}
