using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Core.Tests.Stories;
using NewsTracker.Data.Stories;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Stories;

public sealed class StoryPlacementTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private readonly Arrivals arrivals = new(database);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Articles_that_arrive_one_by_one_in_any_order_come_to_the_stories_of_the_cases(int seed)
    {
        await EmptyAsync();
        var order = new Random(seed);
        var cases = StoryCases.Names.SelectMany(StoryCases.Read).OrderBy(_ => order.Next()).ToList();
        var ids = new Dictionary<long, StoryCases.Case>();
        foreach (var entry in cases)
            ids[await arrivals.ArriveAsync(entry)] = entry;

        var members = await database.WithDbAsync(db => db.StoryMembers.Where(m => m.StoryId != null).Select(m => new { m.ArticleId, m.StoryId }).ToListAsync(TestContext.Current.CancellationToken));
        var found = members.GroupBy(m => m.StoryId, m => ids[m.ArticleId].Label).Select(group => string.Join('\n', group.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);
        var expected = cases.Where(entry => entry.Report is not null).GroupBy(entry => entry.Label.Split(' ')[0] + entry.Report)
            .Select(group => string.Join('\n', group.Select(entry => entry.Label).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task Copies_that_arrive_at_once_are_one_story()
    {
        await EmptyAsync();
        var copies = StoryCases.Read("wire-copies").Where(entry => entry.Report == "A").ToList();
        var ids = await Task.WhenAll(copies.Concat(copies).Select(arrivals.ArriveAsync));
        var stories = await Task.WhenAll(ids.Select(arrivals.StoryOfAsync));
        Assert.NotNull(Assert.Single(stories.Distinct()));
    }

    [Fact]
    public async Task A_story_names_what_an_article_was_found_like_and_the_wire_that_it_credits()
    {
        await EmptyAsync();
        var cases = StoryCases.Read("rewrites").Where(entry => entry.Report == "B").ToList();
        var first = await arrivals.ArriveAsync(cases[0]);
        var second = await arrivals.ArriveAsync(cases[1]);
        var member = await database.WithDbAsync(db => db.StoryMembers.SingleAsync(m => m.ArticleId == second, TestContext.Current.CancellationToken));
        Assert.Equal((first, "BNS"), (member.NearestId, member.Wire));
        Assert.InRange(member.SharedText!.Value, 0.01f, 0.5f);
    }

    [Fact]
    public async Task Placing_an_article_again_changes_nothing()
    {
        await EmptyAsync();
        var copies = StoryCases.Read("wire-copies");
        var first = await arrivals.ArriveAsync(copies[0]);
        var second = await arrivals.ArriveAsync(copies[1]);
        var before = (await arrivals.StoryOfAsync(first), await arrivals.StoryOfAsync(second), await CountStoriesAsync());
        await arrivals.ChangeAsync(first);
        await arrivals.ChangeAsync(second);
        Assert.Equal(before, (await arrivals.StoryOfAsync(first), await arrivals.StoryOfAsync(second), await CountStoriesAsync()));
    }

    [Fact]
    public async Task An_article_whose_text_becomes_another_leaves_the_story_and_one_left_alone_is_no_story()
    {
        await EmptyAsync();
        var copies = StoryCases.Read("wire-copies");
        var first = await arrivals.ArriveAsync(copies[0]);
        var second = await arrivals.ArriveAsync(copies[1]);
        await arrivals.ChangeAsync(second, copies[4].Body);
        Assert.Null(await arrivals.StoryOfAsync(second));
        Assert.Null(await arrivals.StoryOfAsync(first));
    }

    [Fact]
    public async Task Of_two_stories_that_an_article_joins_the_one_that_no_editor_placed_goes_into_the_other()
    {
        await EmptyAsync();
        var (placed, machine) = (await TogetherAsync("rewrites", "B", isPlacedByHand: true), await TogetherAsync("wire-copies", "A", isPlacedByHand: false));
        var story = (await arrivals.StoryOfAsync(placed[0]))!.Value;
        var left = (await arrivals.StoryOfAsync(machine[0]))!.Value;
        var late = await ArriveLikeAsync(machine[0], placed[0]);
        Assert.Equal([.. placed, .. machine, late], await arrivals.MembersAsync(story));
        Assert.Equal(story, await database.WithDbAsync(db => db.Stories.Where(s => s.Id == left).Select(s => s.MergedIntoId).SingleAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Two_stories_that_editors_placed_stay_two_though_an_article_is_like_both()
    {
        await EmptyAsync();
        var (one, other) = (await TogetherAsync("rewrites", "B", isPlacedByHand: true), await TogetherAsync("wire-copies", "A", isPlacedByHand: true));
        var late = await ArriveLikeAsync(other[0], one[0]);
        Assert.Equal(one, await arrivals.MembersAsync(await arrivals.StoryOfAsync(one[0])));
        Assert.Equal([.. other, late], await arrivals.MembersAsync(await arrivals.StoryOfAsync(other[0])));
    }

    [Fact]
    public async Task Articles_that_share_a_key_are_found_by_the_index()
    {
        var plan = await database.PlanAsync(db => db.StoryCandidates(7, [1, 2, 3], 16));
        Assert.Contains("ix_story_members_keys", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rulings_are_found_by_the_index_and_members_by_theirs()
    {
        Assert.DoesNotContain("Seq Scan", await database.PlanAsync(db => db.StoryRulings.KeepingApart(new long[] { 1, 2 }, new long[] { 3 })), StringComparison.Ordinal);
        Assert.Contains("ix_story_members_story_id", await database.PlanAsync(db => db.StoryMembers.Where(m => m.StoryId == 5).Select(m => m.ArticleId)), StringComparison.Ordinal);
    }

    private async Task<long[]> TogetherAsync(string set, string report, bool isPlacedByHand)
    {
        var ids = new List<long>();
        foreach (var entry in StoryCases.Read(set).Where(entry => entry.Report == report).Take(2))
            ids.Add(await arrivals.ArriveAsync(entry));
        await database.WithDbAsync(db => db.StoryMembers.Where(m => ids.Contains(m.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsPlacedByHand, isPlacedByHand), TestContext.Current.CancellationToken));
        return [.. ids];
    }

    /// <summary>An article arrives that is found to be like these, the first of them the most.</summary>
    private async Task<long> ArriveLikeAsync(params long[] alike)
    {
        var late = await arrivals.ArriveAsync("Nothing like them", "A lighthouse on the northern cape has been given a lamp that can be seen for thirty miles.");
        var comparison = new StoryComparison { IsSameReport = true, Score = 1, SharedText = 1, SharedSentences = 1, SharedWords = 1, SharedNames = [], Reason = "" };
        await database.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await new StoryPlacement(db, TimeProvider.System).PlaceAsync(late, new StorySearch([], null, [.. alike.Select(id => new StoryLikeness(id, comparison))]), TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
            return 0;
        });
        return late;
    }

    private Task<int> EmptyAsync() => database.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(TestContext.Current.CancellationToken));

    private Task<int> CountStoriesAsync() => database.WithDbAsync(db => db.Set<Story>().CountAsync(TestContext.Current.CancellationToken));
}
