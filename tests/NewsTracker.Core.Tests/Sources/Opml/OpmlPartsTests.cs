using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;

namespace NewsTracker.Core.Tests.Sources.Opml;

/// <summary>Whatever is exported can be imported, and is the same.</summary>
public sealed class OpmlPartsTests
{
    [Fact]
    public void A_list_that_fits_stays_in_one_file()
    {
        var document = new OpmlDocument { Title = "Mine", GlobalFilters = "{}", Sources = [Source("one", 3), Source("two", 2)] };

        Assert.Equal(document.Sources, Assert.Single(OpmlParts.Of(document)).Sources);
    }

    [Fact]
    public void An_empty_list_is_one_file() => Assert.Equal("{}", Assert.Single(OpmlParts.Of(new OpmlDocument { GlobalFilters = "{}", Sources = [] })).GlobalFilters);

    [Theory]
    [InlineData(700, 1, 0)]
    [InlineData(30, 100, 0)]
    [InlineData(1, 4_500, 0)]
    [InlineData(300, 1, 20_000)]
    [InlineData(1, 1_500, 2_000)]
    public void Every_file_can_be_read_back_and_together_they_make_the_whole(int sources, int feedsEach, int rulesLength)
    {
        var document = new OpmlDocument { GlobalFilters = "{}", Sources = [.. Enumerable.Range(0, sources).Select(i => Source($"s{i}", feedsEach, rulesLength))] };

        var parts = OpmlParts.Of(document);

        Assert.True(parts.Count > 1, "nothing had to be split");
        var read = parts.Select(part => Assert.IsType<OpmlOutcome.Read>(OpmlReader.Read(OpmlWriter.Write(part, DateTimeOffset.UnixEpoch))).Document).ToList();
        Assert.Equal(["{}", .. Enumerable.Repeat<string?>(null, parts.Count - 1)], read.Select(part => part.GlobalFilters));
        var together = read.SelectMany(part => part.Sources).SelectMany(source => source.Feeds.Select(feed => (source.Name, source.ExtractionRules, feed.Url, feed.ListingRules))).Order();
        Assert.Equal(document.Sources.SelectMany(source => source.Feeds.Select(feed => (source.Name, source.ExtractionRules, feed.Url, feed.ListingRules))).Order(), together);
    }

    [Fact]
    public void Feeds_of_a_source_are_told_apart_by_their_text_and_a_page_is_not_called_a_feed()
    {
        var paper = new OpmlSource
        {
            Name = "Paper",
            HomeUrl = "https://paper.example/",
            Feeds = [new OpmlFeed { Url = "https://paper.example/rss", Kind = FeedKind.Rss }, new OpmlFeed { Url = "https://paper.example/news?page=1", Kind = FeedKind.Listing }],
        };
        var written = System.Xml.Linq.XDocument.Parse(System.Text.Encoding.UTF8.GetString(OpmlWriter.Write(new OpmlDocument { Sources = [paper] }, DateTimeOffset.UnixEpoch)));
        var feeds = written.Descendants("outline").Where(outline => outline.Attribute("xmlUrl") is not null).Select(outline => (outline.Attribute("type")!.Value, outline.Attribute("text")!.Value));
        Assert.Equal([("listing", "Paper: /news?page=1"), ("rss", "Paper: /rss")], feeds);
    }

    private static OpmlSource Source(string name, int feeds, int rulesLength = 0) => new()
    {
        Name = name,
        HomeUrl = $"https://{name}.example/",
        IsComplete = true,
        ExtractionRules = feeds == 1 && rulesLength > 0 ? new string('r', rulesLength) : null,
        Feeds =
        [
            .. Enumerable.Range(0, feeds).Select(i => new OpmlFeed
            {
                Url = $"https://{name}.example/{i}", Kind = FeedKind.Rss, PollInterval = TimeSpan.FromMinutes(15), ListingRules = feeds > 1 && rulesLength > 0 ? new string('l', rulesLength) : null,
            }),
        ],
    };
}
