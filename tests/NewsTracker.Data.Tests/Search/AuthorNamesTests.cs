using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Search;

public sealed class AuthorNamesTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>, IDisposable
{
    private readonly MemoryCache memory = new(new MemoryCacheOptions());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("quil", "Živilė Zubrickaitė-Quill, Quillon Zed")]
    [InlineData("ZIVILE zub", "Živilė Zubrickaitė-Quill")]
    [InlineData("zubrickaitė-q", "Živilė Zubrickaitė-Quill")]
    [InlineData("o'd", "Ann O’Dea")]
    [InlineData("uill", "")]
    [InlineData(" - ", "")]
    public async Task Any_of_the_words_of_a_name_may_be_begun(string typed, string names)
    {
        await AddAsync("Živilė Zubrickaitė-Quill", "Quillon Zed", "Ann O’Dea");
        await AddAsync("Živilė Zubrickaitė-Quill");
        Assert.Equal(names, string.Join(", ", await BegunAsync(typed)));
    }

    [Fact]
    public async Task Names_are_read_once_for_the_keys_of_a_word()
    {
        await AddAsync("Tõnu Tamm");
        Assert.Equal(["Tõnu Tamm"], await BegunAsync("tam"));
        await AddAsync("Tomas Tamulis");
        Assert.Equal(["Tõnu Tamm"], await BegunAsync("tam"));
    }

    [Fact]
    public async Task The_newest_articles_are_read_from_an_index()
    {
        var plan = await database.PlanAsync(AuthorNames.Newest);
        Assert.Contains("ix_articles_dated_at_id", plan, StringComparison.Ordinal);
    }

    public void Dispose() => memory.Dispose();

    private Task<IReadOnlyList<string>> BegunAsync(string typed) => database.WithDbAsync(db => new AuthorNames(db, memory).BegunAsync(typed, Cancelled));

    private Task<int> AddAsync(params string[] authors) => database.WithDbAsync(db =>
    {
        db.Articles.Add(new Article { Origin = ArticleOrigin.PastedText, Authors = authors, DatedAt = DateTimeOffset.UnixEpoch, FirstSeenAt = DateTimeOffset.UnixEpoch, LastChangedAt = DateTimeOffset.UnixEpoch, RevisionCount = 1 });
        return db.SaveChangesAsync(Cancelled);
    });
}
