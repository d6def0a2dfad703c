using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Tests.Positions;

namespace NewsTracker.Data.Tests.Search;

/// <summary>Search rows follow what people do, in the same transaction.</summary>
public sealed class SearchRowTests(PositionBook book) : IClassFixture<PositionBook>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recorded_position_is_found_by_its_parts_together()
    {
        Assert.False(await IsFoundAsync("country:LTU topic:production stance:intends"));
        await book.RecordOneAsync(PositionState.Accepted);

        Assert.True(await IsFoundAsync("country:LTU topic:production stance:intends"));
        Assert.True(await IsFoundAsync("topic:production has:position state:coded"));
        Assert.True(await IsFoundAsync("country:LTU,EST stance:intends,considers"));
        Assert.False(await IsFoundAsync("country:LTU topic:withdrawal"));
        Assert.False(await IsFoundAsync("country:FIN topic:production"));
        Assert.False(await IsFoundAsync("country:LTU topic:production stance:considers"));
    }

    [Fact]
    public async Task A_tag_is_found_by_itself_and_by_those_above_it_until_it_is_taken_off()
    {
        var tag = await book.Database.WithDbAsync(db => db.Tags.SingleAsync(t => t.Slug == "mine-production", Cancelled));
        Assert.False(await IsFoundAsync("tag:mine-production"));
        await book.Database.WithAsync<ArticleTagging, ArticleTagOutcome>(tagging => tagging.SetAsync(book.Article.Id, tag.Id, PositionBook.First, Cancelled));
        Assert.True(await IsFoundAsync("tag:mine-production"));
        Assert.True(await IsFoundAsync("tag:weapons has:tag"));
        await book.Database.WithDbAsync(db => db.ArticleTags.ExecuteDeleteAsync(Cancelled));
        Assert.False(await IsFoundAsync("tag:mine-production"));
    }

    [Fact]
    public async Task A_changed_text_is_found_by_its_new_words()
    {
        Assert.False(await IsFoundAsync("hovercraft"));
        await book.Database.WithDbAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(a => a.Id == book.Article.Id, Cancelled);
            article.Lede = "A hovercraft came by.";
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.True(await IsFoundAsync("hovercraft"));
    }

    [Fact]
    public async Task The_database_and_the_program_number_claims_alike()
    {
        foreach (var topic in Enum.GetValues<Topic>())
        {
            foreach (var stance in Enum.GetValues<Stance>())
            {
                var codes = await book.Database.WithDbAsync(db => db.Database.SqlQuery<int>($"select code as \"Value\" from claim_codes(440, {topic.ToKey()}, {stance.ToKey()}) code").ToListAsync(Cancelled));
                var expected = from c in new int?[] { null, 440 } from t in new Topic?[] { null, topic } from s in new Stance?[] { null, stance } select SearchCodes.Claim(c, t, s);
                Assert.Equal(expected.Order(), codes.Order());
            }
        }
    }

    private async Task<bool> IsFoundAsync(string query)
    {
        var ready = Assert.IsType<SearchPreparation.Ready>(await book.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, Cancelled)));
        return await book.Database.WithAsync<ArticleQueryPreparation, bool>(preparation => preparation.Matching(ready.Condition).AnyAsync(row => row.ArticleId == book.Article.Id, Cancelled));
    }
}
