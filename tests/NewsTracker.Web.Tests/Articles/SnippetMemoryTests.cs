using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>What was found in a text is remembered for as long as the text is the same.</summary>
public sealed class SnippetMemoryTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_read_again_when_it_has_changed()
    {
        var article = await app.WithDbAsync(db => CodedArticle.AddAsync(db, "The theodolite was left.", TimeProvider.System.GetUtcNow(), Cancelled));
        var place = new ArticleCursor(DateTimeOffset.UnixEpoch, article.Id);
        Assert.Equal("left", await FoundAsync(place, "'left'"));

        // Other words are another question.
        Assert.Equal("theodolite", await FoundAsync(place, "'theodolit'"));
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.BodyText, "Nobody left; all have leave to stay.").SetProperty(a => a.LastChangedAt, a => a.LastChangedAt.AddMinutes(1)), Cancelled));
        Assert.Equal("left", await FoundAsync(place, "'left'"));
        Assert.Null(await FoundAsync(place, "'theodolit'"));
    }

    [Fact]
    public async Task Of_a_copy_no_text_is_shown_and_none_is_read()
    {
        var (first, copy) = await app.WithDbAsync(async db => (
            await CodedArticle.AddAsync(db, "The clinometer was left.", TimeProvider.System.GetUtcNow(), Cancelled), await CodedArticle.AddAsync(db, "A clinometer was left.", TimeProvider.System.GetUtcNow(), Cancelled)));
        ArticleCursor[] places = [new(DateTimeOffset.UnixEpoch, first.Id), new(DateTimeOffset.UnixEpoch, copy.Id)];
        long[] ids = [first.Id, copy.Id];
        var row = Assert.Single(await ReadAsync(places, [new StoryFold(1, ids, ids)]));
        Assert.True(IsMarked(row));
        Assert.False(IsMarked(Assert.Single(row.Copies)));

        // The same two where nothing is folded are other rows.
        Assert.All(await ReadAsync(places, []), listed => Assert.True(IsMarked(listed)));
    }

    private static bool IsMarked(ResultRow row) => row.ExcerptPieces.Any(piece => piece.IsFound);

    private Task<IReadOnlyList<ResultRow>> ReadAsync(ArticleCursor[] places, StoryFold[] folds) =>
        app.WithAsync<ResultReading, IReadOnlyList<ResultRow>>(reading => reading.ReadAsync(ListedMatch.Among(places, folds), new AskedWords("'clinomet'"), null, Cancelled));

    private async Task<string?> FoundAsync(ArticleCursor place, string words)
    {
        var rows = await app.WithAsync<ResultReading, IReadOnlyList<ResultRow>>(reading => reading.ReadAsync([new(place, null)], new AskedWords(words), null, Cancelled));
        return Assert.Single(rows).ExcerptPieces.Where(piece => piece.IsFound).Select(piece => piece.Text).FirstOrDefault();
    }
}
