using CsCheck;
using NewsTracker.Core.Tags;

namespace NewsTracker.Core.Tests.Tags;

public sealed class TagRulesTests
{
    [Fact]
    public void A_word_that_would_mean_two_tags_is_refused_in_any_spelling()
    {
        var fault = TagRules.FindFault(new TagTree([TagTreeTests.Node(1, "Weapons"), TagTreeTests.Node(2, "Arms", aliases: ["wéapons"])]));
        Assert.Equal("“wéapons” would mean two tags, “Weapons” and “Arms”. Choose another word, or merge the two.", fault);
    }

    [Fact]
    public void A_deprecated_tag_keeps_its_words_from_nobody() =>
        Assert.Null(TagRules.FindFault(new TagTree([TagTreeTests.Node(1, "Weapons", deprecated: true), TagTreeTests.Node(2, "Arms", aliases: ["Weapons"])])));

    [Fact]
    public void A_word_that_is_the_slug_of_a_renamed_tag_is_refused_unless_the_tag_has_it_already()
    {
        var (arms, mines) = (TagTreeTests.Node(1, "Arms") with { Slug = "weapons" }, TagTreeTests.Node(2, "Mines"));
        var tree = new TagTree([arms, mines]);
        var refused = Assert.IsType<TagPlan.Refused>(TagPlan.Set(tree, mines, mines.State with { Name = "Wéapons" }));
        Assert.Equal("“Wéapons” still means “Arms” in searches and links. Choose another word.", refused.Why);
        Assert.IsType<TagPlan.Refused>(TagPlan.Set(tree, TagTreeTests.Node(-1, "Weapons"), TagTreeTests.Node(-1, "Weapons").State));
        Assert.IsType<TagPlan.Planned>(TagPlan.Set(tree, arms, arms.State with { Name = "Weapons" }));

        var named = TagTreeTests.Node(2, "Weapons") with { Slug = "weapons-2" };
        Assert.IsType<TagPlan.Planned>(TagPlan.Set(new TagTree([arms, named]), named, named.State with { Colour = TagColour.Red }));
    }

    [Fact]
    public void A_tag_below_itself_is_refused() => Assert.Contains("cannot stand below itself", TagRules.FindFault(new TagTree(
        [TagTreeTests.Node(1, "A", parent: 3), TagTreeTests.Node(2, "B", parent: 1), TagTreeTests.Node(3, "C", parent: 2)])), StringComparison.Ordinal);

    [Fact]
    public void A_fifth_level_is_refused() => Assert.Contains("would stand on level 5", TagRules.FindFault(new TagTree(
        [TagTreeTests.Node(1, "A"), TagTreeTests.Node(2, "B", 1), TagTreeTests.Node(3, "C", 2), TagTreeTests.Node(4, "D", 3), TagTreeTests.Node(5, "E", 4)])), StringComparison.Ordinal);

    [Fact]
    public void Redirects_in_a_circle_are_refused() => Assert.NotNull(TagRules.FindFault(new TagTree(
        [TagTreeTests.Node(1, "A", deprecated: true, redirect: 2), TagTreeTests.Node(2, "B", deprecated: true, redirect: 1)])));

    [Fact]
    public void A_tag_into_which_another_is_merged_is_not_deprecated_before_that_merge_is_undone() => Assert.Equal(
        "“Exit news” is merged into “Withdrawal news”, which would be deprecated. Undo that merge first, or merge “Exit news” into another tag.",
        TagRules.FindFault(new TagTree([TagTreeTests.Node(1, "Exit news", deprecated: true, redirect: 2), TagTreeTests.Node(2, "Withdrawal news", deprecated: true)])));

    [Fact]
    public void Only_live_tags_fill_the_vocabulary_and_to_merge_some_makes_room()
    {
        var added = TagTreeTests.Node(-1, "Another");
        var nodes = Enumerable.Range(1, TagTree.MaxTags).Select(id => TagTreeTests.Node(id, $"Tag {id}")).ToList();
        var full = new TagTree([.. nodes, TagTreeTests.Node(TagTree.MaxTags + 1, "Old", deprecated: true)]);
        Assert.StartsWith("There are 1000 tags already.", Assert.IsType<TagPlan.Refused>(TagPlan.Set(full, added, added.State)).Why, StringComparison.Ordinal);
        var merged = full.With(Assert.IsType<TagPlan.Planned>(TagPlan.Retire(full, nodes[0], nodes[1])).Changed);
        Assert.IsType<TagPlan.Planned>(TagPlan.Set(merged, added, added.State));
    }

    [Fact]
    public void Cleaning_joins_spaces_and_drops_aliases_that_say_nothing_new()
    {
        var clean = TagRules.Clean(new TagState("  Mine\t use ", " ", null, TagColour.Red, ["mine USE", "", "Laying", "laying"], false, 7));
        Assert.Equal(("Mine use", null, (long?)null), (clean.Name, clean.ScopeNote, clean.RedirectToId));
        Assert.Equal(["Laying"], clean.Aliases);
    }

    [Fact]
    public void A_slug_is_free_and_in_plain_letters()
    {
        var tree = new TagTree([TagTreeTests.Node(1, "Défense à l’Est")]);
        Assert.Equal("defense-a-l-est-2", TagRules.SlugOf("Defense a l'Est", tree));
        Assert.Equal("rules-2", TagRules.SlugOf("Rules", tree));
        Assert.Equal("tag", TagRules.SlugOf("!!!", tree));
    }

    /// <summary>Whatever tree is let through holds together: paths end at the top within the levels, redirects end at a live tag, each word means one tag.</summary>
    [Fact]
    public void A_tree_without_a_fault_holds_together() => Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], Gen.Bool, Gen.Int[1, 6]).Array[6].Sample(drawn =>
    {
        var tree = new TagTree(drawn.Select((tag, i) => new TagNode(i + 1, $"slug-{i}", 1, new TagState(
            "N" + (tag.Item2 == 0 ? "same" : $"{i}"), null, tag.Item1 == 0 ? null : tag.Item1, TagColour.Grey, [], tag.Item3 && i % 2 == 0, tag.Item3 && i % 2 == 0 && tag.Item4 != i + 1 ? tag.Item4 : null))));
        if (TagRules.FindFault(tree) is not null)
        {
            return;
        }

        foreach (var tag in tree.Tags.Where(tag => tag.IsLive))
        {
            Assert.Null(tree.PathTo(tag.Id)[0].ParentId);
            Assert.InRange(tree.PathTo(tag.Id).Count, 1, TagTree.MaxDepth);
            Assert.Equal(tag.Id, tree.FindByWord(tag.Name)!.Id);
        }

        Assert.All(tree.Tags.Where(tag => tag.State.RedirectToId is not null), tag => Assert.True(tree.Resolve(tag.Id)!.IsLive));
        Assert.Equal(tree.Tags.Count(tag => tag.IsLive), tree.Below(null).Count());
    });
}
