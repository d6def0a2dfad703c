using System.Net;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

public sealed class SourceExportTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_longer_than_an_import_takes_is_offered_as_files_that_each_can_be_imported()
    {
        await app.WithDbAsync(db =>
        {
            db.Sources.AddRange(Enumerable.Range(0, OpmlReader.MostHosts + 1).Select(SourceAt));
            return db.SaveChangesAsync(Cancelled);
        });
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var page = await admin.PageAsync("/sources/export", Cancelled);
        var files = page.QuerySelectorAll("#parts a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, files.Count);

        var homes = new List<string>();
        foreach (var file in files)
        {
            var read = Assert.IsType<OpmlOutcome.Read>(OpmlReader.Read(await admin.GetByteArrayAsync(new Uri(file, UriKind.Relative), Cancelled)));
            homes.AddRange(read.Document.Sources.Select(source => source.HomeUrl));
        }

        Assert.Equal(OpmlReader.MostHosts + 1, homes.Distinct().Count());
        using var beyond = await admin.GetAsync(new Uri("/sources/export?part=3", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    private static Source SourceAt(int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = $"Paper {number}", HomeUrl = $"https://p{number}.example/", CreatedAt = now };
        source.Feeds.Add(new Feed { SourceId = 0, Url = $"https://p{number}.example/rss", NextPollAt = now, IsPaused = true });
        return source;
    }
}
