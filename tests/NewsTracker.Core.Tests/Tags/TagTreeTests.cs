using NewsTracker.Core.Tags;

namespace NewsTracker.Core.Tests.Tags;

public sealed class TagTreeTests
{
    private static readonly TagTree Tree = new([
        Node(1, "Weapons"),
        Node(2, "Stockpiles", parent: 1, aliases: ["Stocks", "Réserves"]),
        Node(3, "Mine use", parent: 1),
        Node(4, "Laying of mines", deprecated: true, redirect: 3),
        Node(5, "Mines laid", deprecated: true, redirect: 4),
        Node(6, "Old subject", parent: 1, deprecated: true),
    ]);

    [Theory]
    [InlineData("stockpiles", 2)]
    [InlineData("  STOCKS ", 2)]
    [InlineData("reserves", 2)]
    [InlineData("mine-use", 3)]
    [InlineData("Mines laid", 3)]
    [InlineData("Old subject", 6)]
    public void A_word_leads_to_the_tag_that_stands_for_it(string word, long id) => Assert.Equal(id, Tree.FindByWord(word)!.Id);

    [Fact]
    public void An_unknown_word_leads_nowhere() => Assert.Null(Tree.FindByWord("clearance"));

    /// <summary>A slug stays when its tag is renamed, and another tag can have taken the name.</summary>
    [Fact]
    public void A_name_is_the_tag_called_so_now_and_a_kept_query_the_tag_with_the_slug()
    {
        var tree = new TagTree([Renamed(1, "weapons-2", "Weapons"), Renamed(2, "weapons", "Arms"), Renamed(3, "ships", "Vessels"), Renamed(4, "ships-2", "Ships")]);
        Assert.Equal([1, 4], new[] { "Weapons", "ships" }.Select(word => tree.FindByWord(word)!.Id));
        Assert.Equal([2, 1, 1], new[] { "weapons", "Weapons", "weapons-2" }.Select(word => tree.FindAsked(word)!.Id));
        Assert.Equal([3, 1], new[] { "laying-of-mines", "WEAPONS" }.Select(word => Tree.FindAsked(word)!.Id));
    }

    [Fact]
    public void A_question_for_a_tag_asks_for_all_below_it_and_all_that_redirect_there() => Assert.Equal([1, 2, 3, 4, 5], Tree.Family(1).Order());

    [Fact]
    public void Tags_that_redirect_say_the_same() => Assert.Equal([3, 4, 5], Tree.SameAs(3).Order());

    [Fact]
    public void Typing_finds_starts_of_names_before_starts_of_words_and_never_deprecated_tags()
    {
        Assert.Equal(["Mine use"], Tree.Complete("mine", 5).Select(tag => tag.Name));
        Assert.Equal(["Mine use", "Stockpiles"], Tree.Complete("use", 1).Concat(Tree.Complete("res", 5)).Select(tag => tag.Name));
        Assert.Empty(Tree.Complete("old", 5));
    }

    [Fact]
    public void Tags_below_come_each_after_its_parent() =>
        Assert.Equal([("Weapons", 1), ("Mine use", 2), ("Stockpiles", 2)], Tree.Below(null).Select(below => (below.Tag.Name, below.Level)));

    private static TagNode Renamed(long id, string slug, string name) => Node(id, name) with { Slug = slug };

    internal static TagNode Node(long id, string name, long? parent = null, string[]? aliases = null, bool deprecated = false, long? redirect = null) =>
        new(id, TagRules.SlugOf(name, new TagTree([])), 1, new TagState(name, null, parent, TagColour.Grey, aliases ?? [], deprecated, redirect));
}
