using NewsTracker.Core.Stories;

namespace NewsTracker.Core.Tests.Stories;

public sealed class StoryGroupingTests
{
    private static readonly List<StoryCases.Case> All = [.. StoryCases.Names.SelectMany(StoryCases.Read)];

    [Fact]
    public void Every_report_is_one_story_and_nothing_else_is()
    {
        var stories = StoryGrouping.Group([.. All.Select(entry => entry.Text)]);
        var found = Members(All, stories);
        var expected = All.Where(entry => entry.Report is not null).GroupBy(entry => entry.Label.Split(' ')[0] + entry.Report)
            .Select(group => string.Join('\n', group.Select(entry => entry.Label).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_arrival_does_not_matter(int seed)
    {
        var order = new Random(seed);
        var shuffled = All.OrderBy(_ => order.Next()).ToList();
        Assert.Equal(
            Members(All, StoryGrouping.Group([.. All.Select(entry => entry.Text)])),
            Members(shuffled, StoryGrouping.Group([.. shuffled.Select(entry => entry.Text)])));
    }

    [Fact]
    public void Keys_are_the_same_in_every_process_and_release()
    {
        // They are stored: whoever changes them raises StoryComparer.EngineVersion and these figures.
        var keys = StoryKeys.Of(All[0].Text);
        Assert.Equal(2, StoryComparer.EngineVersion);
        Assert.Equal(keys.Kept, StoryKeys.Of(All[0].Text).Kept);
        Assert.InRange(keys.Kept.Count, 20, 40);
        Assert.True(keys.Kept.All(keys.Sought.Contains));
    }

    private static List<string> Members(List<StoryCases.Case> cases, IReadOnlyList<int> stories) =>
    [
        .. cases.Zip(stories).GroupBy(pair => pair.Second, pair => pair.First.Label).Where(group => group.Count() > 1)
            .Select(group => string.Join('\n', group.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
    ];
}
