using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Articles;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>What the rows of a page show is read once while nothing changes, and is each reader's own where they differ.</summary>
public sealed class RowMemoryTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_is_read_once_until_anything_in_the_archive_changes()
    {
        var article = await AddAsync("The sextant was found.");
        var first = await ReadAsync(article, null);
        Assert.Same(first.Markup, (await ReadAsync(article, null)).Markup);
        await AddAsync("The astrolabe was lost.");
        Assert.NotSame(first.Markup, (await ReadAsync(article, null)).Markup);
    }

    [Fact]
    public async Task What_has_changed_is_in_the_next_row()
    {
        var article = await AddAsync("The octant was found.");
        var before = await ReadAsync(article, null);
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Headline, "Another headline"), Cancelled));
        Assert.NotEqual("Another headline", before.Headline);
        Assert.Equal("Another headline", (await ReadAsync(article, null)).Headline);
    }

    [Fact]
    public async Task What_one_has_read_is_unread_for_another_and_told_to_no_visitor()
    {
        var article = await AddAsync("The quadrant was found.");
        var (reader, other) = (await app.AddReaderAsync(Cancelled), await app.AddReaderAsync(Cancelled));
        await app.WithAsync<ReadingLog, int>(async log =>
        {
            await log.MarkReadAsync(reader, article.Id, Cancelled);
            return 0;
        });
        Assert.True((await ReadAsync(article, other)).IsUnread);
        Assert.False((await ReadAsync(article, reader)).IsUnread);
        Assert.False((await ReadAsync(article, null)).IsUnread);
    }

    [Fact]
    public void Markup_is_kept_from_the_second_look_on_and_written_anew_for_another_address()
    {
        var (markup, times) = (new KeptMarkup(), 0);
        string Written(string address)
        {
            using var text = new StringWriter();
            markup.Of(address, HtmlEncoder.Default, () => new HtmlString($"{address} {++times}")).WriteTo(text, HtmlEncoder.Default);
            return text.ToString();
        }

        Assert.Equal(["/a 1", "/a 2", "/a 2", "/b 3", "/a 4"], new[] { "/a", "/a", "/a", "/b", "/a" }.Select(Written));
    }

    private Task<CodedArticle> AddAsync(string text) => app.WithDbAsync(db => CodedArticle.AddAsync(db, text, TimeProvider.System.GetUtcNow(), Cancelled));

    private async Task<ResultRow> ReadAsync(CodedArticle article, Guid? reader) =>
        Assert.Single(await app.WithAsync<ResultReading, IReadOnlyList<ResultRow>>(reading => reading.ReadAsync([new(new(DateTimeOffset.UnixEpoch, article.Id), null)], null, reader, Cancelled)));
}
