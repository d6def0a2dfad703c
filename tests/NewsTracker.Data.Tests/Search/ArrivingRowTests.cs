using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Tests.Search;

/// <summary>An article's first search row is written in a shorter way than every later one.</summary>
public sealed class ArrivingRowTests(SearchArchive archive) : IClassFixture<SearchArchive>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_row_of_an_article_that_came_in_is_the_one_that_would_be_written_anew()
    {
        var arrived = await RowsAsync();
        await archive.Database.WithDbAsync(db => db.Database.ExecuteSqlAsync($"select article_search_write(array(select id from articles))", Cancelled));

        Assert.NotEmpty(arrived);
        Assert.Equal(await RowsAsync(), arrived);
    }

    private Task<List<string>> RowsAsync() =>
        archive.Database.WithDbAsync(db => db.Database.SqlQuery<string>($"select s::text as \"Value\" from article_search s order by article_id").ToListAsync(Cancelled));
}
