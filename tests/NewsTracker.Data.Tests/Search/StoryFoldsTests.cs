using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Stories;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using Npgsql;

namespace NewsTracker.Data.Tests.Search;

/// <summary>Copies of a report, as lists fold them and as <c>story:</c> finds them.</summary>
public sealed class StoryFoldsTests(SearchArchive archive) : IClassFixture<SearchArchive>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "exit suomi sejm")]
    [InlineData("minister*", "exit suomi sejm")]
    [InlineData("lang:pl,fi", "suomi sejm")]
    [InlineData("ferry", "")]
    public async Task A_fold_knows_the_matches_of_a_story_wherever_they_are_listed(string query, string matches)
    {
        await StoryAsync("exit", "suomi", "sejm");
        var (condition, page) = (await archive.ConditionAsync(query), new[] { Place("sejm"), Place("weather") });
        var fold = Assert.Single(await FoldAsync(folds => folds.ByDateAsync(condition, page, Cancelled)));
        Assert.Equal([archive["sejm"]], fold.Here);
        Assert.Equal(matches.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => archive[name]), fold.Matches);
    }

    [Fact]
    public async Task By_relevance_the_best_match_of_a_story_is_the_first()
    {
        await StoryAsync("exit", "suomi", "sejm");
        var fold = Assert.Single(await FoldAsync(folds => folds.AmongAsync([Place("sejm"), Place("weather"), Place("exit")], Cancelled)));
        Assert.Equal([archive["sejm"], archive["exit"]], fold.Matches);
        Assert.Equal([archive["exit"]], fold.Folded);
    }

    [Fact]
    public async Task A_story_is_asked_for_by_its_number_and_a_merged_one_means_where_it_went()
    {
        var story = await StoryAsync("exit", "suomi", "sejm");
        var merged = await archive.Database.WithDbAsync(async db =>
        {
            var old = db.Stories.Add(new Story { MadeAt = DateTimeOffset.UnixEpoch, MergedIntoId = story }).Entity;
            await db.SaveChangesAsync(Cancelled);
            return old.Id;
        });
        Assert.Equal("exit suomi sejm", await archive.FindAsync($"story:{story}"));
        Assert.Equal("sejm", await archive.FindAsync($"story:{merged} lang:pl"));
        Assert.Equal("clearing weather", await archive.FindAsync($"-story:{merged}"));
        Assert.Equal($"story:{story}", Assert.IsType<SearchPreparation.Ready>(await archive.PrepareAsync($"story:{merged}")).Query.ToString());
        var problem = Assert.IsType<SearchPreparation.Refused>(await archive.PrepareAsync("mines story:999999")).Problem;
        Assert.Equal(new QuerySpan(12, 6), problem.At);
    }

    [Fact]
    public async Task A_story_is_found_by_the_indexes_of_its_members()
    {
        var condition = await archive.ConditionAsync($"story:{await StoryAsync("exit", "suomi", "sejm")}");
        var sql = $"select s.* from article_search s where {condition.Sql}";
        var plan = await archive.Database.PlanAsync(db => db.ArticleSearch.FromSqlRaw(sql, condition.ToParameters()));
        Assert.Contains("ix_story_members_story_id", plan, StringComparison.Ordinal);
        Assert.Contains("pk_article_search", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("minister*")]
    [InlineData("lang:pl,fi")]
    public async Task Members_are_read_by_their_story_and_looked_at_one_by_one(string query)
    {
        await StoryAsync("exit", "suomi", "sejm");
        var condition = await archive.ConditionAsync(query);
        var plan = await archive.Database.PlanAsync(StoryFolds.AskedByDate(condition), [.. condition.ToParameters(), Ids(), new("@most", 51)]);
        Assert.Equal(["pk_story_members", "ix_story_members_story_id", "pk_article_search"], IndexesOf(plan));
    }

    [Fact]
    public async Task Of_a_list_by_relevance_each_article_is_looked_up()
    {
        await StoryAsync("exit", "suomi", "sejm");
        Assert.Equal(["pk_story_members"], IndexesOf(await archive.Database.PlanAsync(StoryFolds.Among, Ids())));
    }

    private static IEnumerable<string> IndexesOf(string plan) => Regex.Matches(plan, @"(?:using|Index Scan on) (\w+)").Select(found => found.Groups[1].Value);

    private NpgsqlParameter Ids() => new("@ids", new[] { archive["sejm"], archive["weather"] });

    private ArticleCursor Place(string name) => new(SearchArchive.Noon, archive[name]);

    private Task<IReadOnlyList<StoryFold>> FoldAsync(Func<StoryFolds, Task<IReadOnlyList<StoryFold>>> read) => archive.Database.WithAsync(read);

    /// <summary>The story of these, made once.</summary>
    private Task<long> StoryAsync(params string[] names) => archive.Database.WithDbAsync(async db =>
    {
        var first = archive[names[0]];
        if (await db.StoryMembers.Where(m => m.ArticleId == first).Select(m => m.StoryId).FirstOrDefaultAsync(Cancelled) is { } known)
            return known;
        var story = new Story { MadeAt = DateTimeOffset.UnixEpoch };
        db.StoryMembers.AddRange(names.Select(name => new StoryMember { ArticleId = archive[name], Story = story, Keys = [], EngineVersion = 1 }));
        await db.SaveChangesAsync(Cancelled);
        return story.Id;
    });
}
