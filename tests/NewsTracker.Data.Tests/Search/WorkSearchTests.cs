using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

/// <summary>Whose work an article is, as the search tells it.</summary>
public sealed class WorkSearchTests(SearchArchive archive) : IClassFixture<SearchArchive>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("for:me", "exit sejm")]
    [InlineData("for:ME,nobody", "exit clearing suomi sejm")]
    [InlineData("for:\"the other desk\"", "weather")]
    [InlineData("for:me,\"The other desk\"", "exit sejm weather")]
    [InlineData("for:nobody", "clearing suomi")]
    [InlineData("-for:me", "clearing suomi weather")]
    [InlineData("-for:nobody", "exit sejm weather")]
    [InlineData("-for:nobody,me", "weather")]
    [InlineData("mines for:nobody", "clearing")]
    [InlineData("mines for:nobody,me", "exit clearing")]
    [InlineData("ferry for:nobody,me", "")]
    [InlineData("mines or for:me", "exit clearing sejm")]
    [InlineData("-(for:me or ferry)", "clearing suomi")]
    public async Task It_is_found_by_those_who_were_given_it(string query, string found) => Assert.Equal(found, await FindAsync(query));

    [Fact]
    public async Task Names_have_one_form_and_one_that_nobody_has_is_refused_at_its_word()
    {
        Assert.Equal("for:\"The other desk\",me", Assert.IsType<SearchPreparation.Ready>(await PrepareAsync("for:\"the  OTHER desk\",Me", await GivenAsync())).Query.ToString());
        const string Query = "mines for:me,nemo";
        var problem = Assert.IsType<SearchPreparation.Refused>(await PrepareAsync(Query, await GivenAsync())).Problem;
        Assert.Equal("nemo", Query.Substring(problem.At.Start, problem.At.Length));
        Assert.Contains("choose one from the list", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for:me")]
    [InlineData("mines -(ferry or for:nobody)")]
    public async Task What_many_share_cannot_ask_it(string query)
    {
        Assert.Contains("take it out", Assert.IsType<SearchPreparation.Refused>(await archive.PrepareAsync(query)).Problem.Sentence, StringComparison.Ordinal);
        Assert.True(Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(query)).Query.IsPersonal);
    }

    [Theory]
    [InlineData("for:me", "ix_articles_assigned")]
    [InlineData("for:me state:new,kept", "ix_articles_assigned")]
    [InlineData("-for:nobody", "ix_articles_assigned")]
    [InlineData("for:nobody", "pk_articles")]
    [InlineData("-for:me", "pk_articles")]
    public async Task Work_is_read_from_an_index(string query, string index)
    {
        var condition = Assert.IsType<SearchPreparation.Ready>(await PrepareAsync(query, await GivenAsync())).Condition;
        var sql = $"select s.* from article_search s where {condition.Sql}";
        var plan = await archive.Database.PlanAsync(db => db.ArticleSearch.FromSqlRaw(sql, condition.ToParameters()));
        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on articles", plan, StringComparison.Ordinal);
    }

    private async Task<string> FindAsync(string query) =>
        await archive.FindAsync(Assert.IsType<SearchPreparation.Ready>(await PrepareAsync(query, await GivenAsync())).Condition);

    private Task<SearchPreparation> PrepareAsync(string query, Guid asker) =>
        archive.Database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, asker, Cancelled));

    /// <summary>One who was given two articles, beside another who was given a third.</summary>
    private Task<Guid> GivenAsync() => archive.Database.WithDbAsync(async db =>
    {
        var other = await db.Users.SingleOrDefaultAsync(user => user.DisplayName == "The other desk", Cancelled) ?? db.Users.Add(NewUser("The other desk")).Entity;
        var asker = db.Users.Add(NewUser("One who asks")).Entity;
        await db.SaveChangesAsync(Cancelled);
        await GiveAsync(db, asker.Id, "The exit gazette", "The sejm gazette");
        await GiveAsync(db, other.Id, "The weather gazette");
        return asker.Id;
    });

    private static User NewUser(string name) => new() { Id = Guid.NewGuid(), DisplayName = name, CreatedAt = TimeProvider.System.GetUtcNow() };

    private static Task<int> GiveAsync(NewsTrackerDbContext db, Guid user, params string[] sources) =>
        db.Articles.Where(a => sources.Contains(a.Source!.Name)).ExecuteUpdateAsync(set => set.SetProperty(a => a.AssigneeId, (Guid?)user), Cancelled);
}
