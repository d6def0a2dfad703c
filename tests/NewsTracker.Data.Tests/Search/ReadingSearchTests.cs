using NewsTracker.Core.Queries;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

/// <summary>What one user has read, as the search tells it: to them alone.</summary>
public sealed class ReadingSearchTests(SearchArchive archive) : IClassFixture<SearchArchive>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("is:read", "exit sejm")]
    [InlineData("is:unread", "clearing suomi weather")]
    [InlineData("-is:read", "clearing suomi weather")]
    [InlineData("-is:unread", "exit sejm")]
    [InlineData("is:read,unread lang:fi", "suomi")]
    [InlineData("-is:read,unread", "")]
    [InlineData("mines is:unread", "clearing")]
    [InlineData("mines or is:read", "exit clearing sejm")]
    [InlineData("-(is:read or ferry)", "clearing suomi")]
    public async Task A_user_finds_what_they_have_read(string query, string found) => Assert.Equal(found, await FindAsync(query, await ReaderAsync("exit", "sejm")));

    [Fact]
    public async Task Another_user_finds_their_own()
    {
        await ReaderAsync("exit");
        Assert.Equal("suomi", await FindAsync("is:read", await ReaderAsync("suomi")));
    }

    [Fact]
    public async Task To_read_twice_is_to_read_once_and_what_is_marked_as_unread_is_new_again()
    {
        var reader = await ReaderAsync("exit", "exit");
        Assert.Equal("exit", await FindAsync("is:read", reader));
        var exit = await IdAsync("exit");
        await LogAsync(log => log.MarkUnreadAsync(reader, exit, Cancelled));
        Assert.Equal("", await FindAsync("is:read", reader));
    }

    [Fact]
    public async Task An_article_that_is_gone_is_no_error() => await LogAsync(async log => await log.MarkReadAsync(await ReaderAsync(), long.MaxValue, Cancelled));

    [Fact]
    public async Task What_many_share_cannot_ask_what_somebody_has_read()
    {
        const string Query = "mines -(ferry or is:unread)";
        var problem = Assert.IsType<SearchPreparation.Refused>(await archive.PrepareAsync(Query)).Problem;
        Assert.Equal("unread", Query.Substring(problem.At.Start, problem.At.Length));
        Assert.Contains("take it out", problem.Sentence, StringComparison.Ordinal);
        Assert.True(Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(Query)).Query.IsPersonal);
        Assert.False(Assert.IsType<QueryReading.Understood>(ArticleQuery.Read("mines -state:new")).Query.IsPersonal);
    }

    private async Task<string> FindAsync(string query, Guid reader)
    {
        var prepared = await archive.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, reader, Cancelled));
        return await archive.FindAsync(Assert.IsType<SearchPreparation.Ready>(prepared).Condition);
    }

    private Task<long> IdAsync(string name) => archive.Database.WithDbAsync(db => Task.FromResult(db.Articles.Where(a => a.Source!.Name == $"The {name} gazette").Select(a => a.Id).Single()));

    /// <summary>A new user who has read these.</summary>
    private async Task<Guid> ReaderAsync(params string[] names)
    {
        var reader = new User { Id = Guid.NewGuid(), DisplayName = "A reader", CreatedAt = TimeProvider.System.GetUtcNow() };
        await archive.Database.WithDbAsync(db =>
        {
            db.Users.Add(reader);
            return db.SaveChangesAsync(Cancelled);
        });
        foreach (var name in names)
        {
            var article = await IdAsync(name);
            await LogAsync(log => log.MarkReadAsync(reader.Id, article, Cancelled));
        }

        return reader.Id;
    }

    private Task<int> LogAsync(Func<ReadingLog, Task> act) => archive.Database.WithAsync<ReadingLog, int>(async log =>
    {
        await act(log);
        return 0;
    });
}
