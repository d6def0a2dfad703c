using System.IO.Compression;
using System.Text;
using CsCheck;
using NewsTracker.Core.Feeds;

namespace NewsTracker.Core.Tests.Feeds;

public class HostileFeedTests
{
    /// <summary>A reader whose work grows with the square of a flood would take far longer; each of these takes a part of a second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void Entities_that_grow_are_not_expanded()
    {
        var laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY lol{i} \"{string.Concat(Enumerable.Repeat($"&lol{i - 1};", 10))}\">"));
        var feed = FeedSamples.Read($"<!DOCTYPE rss [<!ENTITY lol0 \"lol\">{laughs}<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&lol9; &lol0; &file;</title></channel></rss>");

        Assert.Equal("&lol9; lol &file;", feed.Title);
    }

    [Fact]
    public void A_gzipped_sitemap_is_opened() =>
        Assert.Single(FeedSamples.Read(Gzip(Encoding.UTF8.GetBytes(FeedSamples.NewsSitemap))).Entries);

    [Theory]
    [InlineData("2026-11-25T10:00:00+14:00", 14)]
    [InlineData("2026-11-25T10:00:00+14:30", null)]
    [InlineData("Wed, 25 Nov 2026 10:00:00 -1459", null)]
    public void An_offset_that_no_clock_has_is_not_believed(string printed, int? hours)
    {
        var published = FeedSamples.Read($"<rss><channel><title>T</title><item><title>A</title><pubDate>{printed}</pubDate></item></channel></rss>").Entries[0].Published;

        Assert.Equal(hours, published?.ToUtc() is null ? null : published.Offset?.Hours);
    }

    [Fact]
    public void Control_characters_that_json_spells_out_are_left_out()
    {
        var feed = FeedSamples.Read("""{"version": "https://jsonfeed.org/version/1.1", "title": "J\u0000", "items": [{"id": "\u0001a", "title": "A\u0000B", "tags": ["x\u0000"], "author": {"name": "E\u0000va"}}]}""");

        Assert.Equal(("J", "a", "AB", "x", "Eva"), (feed.Title, feed.Entries[0].Id, feed.Entries[0].Title, feed.Entries[0].Tags[0], feed.Entries[0].Authors[0]));
    }

    [Fact]
    public void A_title_is_not_cut_within_a_character() =>
        Assert.DoesNotContain(FeedSamples.Read($"<rss><channel><title>{new string('a', 4_999)}{Repeat("\U0001F4A3", 5)}</title></channel></rss>").Title!, char.IsSurrogate);

    [Fact]
    public void A_sitemap_is_read_to_its_end_however_long()
    {
        var url = "<url><loc>https://news.example/articles/2026/11/25/the-assembly-votes-{0}</loc><lastmod>2026-11-25</lastmod><changefreq>daily</changefreq><priority>0.5</priority></url>";
        var sitemap = FeedSamples.Read($"<urlset>{string.Concat(Enumerable.Range(0, 50_000).Select(i => url.Replace("{0}", $"{i}", StringComparison.Ordinal)))}</urlset>");

        Assert.Equal(50_000, sitemap.Entries.Count);
        Assert.Equal("https://news.example/articles/2026/11/25/the-assembly-votes-49999", sitemap.Entries[^1].Link);
    }

    [Fact]
    public void A_gzip_bomb_is_given_up() =>
        Assert.Contains("too large", Assert.IsType<FeedOutcome.NotAFeed>(FeedReader.Read(Gzip(new byte[200_000_000]), null, null)).Explanation, StringComparison.Ordinal);

    [Fact]
    public void Damaged_gzip_is_no_feed() =>
        Assert.IsType<FeedOutcome.NotAFeed>(FeedReader.Read(new byte[] { 0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8 }, null, null));

    public static TheoryData<string, string> Floods => new()
    {
        { "nested elements", $"<rss><channel><title>T</title><item>{Repeat("<a>", 100_000)}{Repeat("</a>", 100_000)}</item></channel></rss>" },
        { "nested items", $"<rss><channel><title>T</title>{Repeat("<item><x>", 100_000)}" },
        { "attributes", $"<rss {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"{i}\" "))}><channel><title>T</title></channel></rss>" },
        { "namespaces", $"<rss {string.Concat(Enumerable.Range(0, 50_000).Select(i => $"xmlns:a{i}=\"urn:{i}\" "))}><channel><title>T</title>{Repeat("<z:z/>", 100_000)}</channel></rss>" },
        { "open tags", $"<rss><channel><title>T</title>{Repeat("<a", 500_000)}" },
        { "open end tags", $"<rss><channel><title>T</title>{Repeat("</a", 500_000)}" },
        { "open comments in a title", $"<rss><channel><title>T</title><item><title><![CDATA[{Repeat("<!--", 500_000)}]]></title></item></channel></rss>" },
        { "declarations", $"<rss><channel><title>T</title>{Repeat("<![x", 500_000)}" },
        { "document types", $"{Repeat("<!DOCTYPE [", 300_000)}<rss><channel><title>T</title></channel></rss>" },
        { "ampersands", $"<rss><channel><title>T</title><description>{Repeat("&", 2_000_000)}</description></channel></rss>" },
        { "open quotes", $"<rss><channel><title>T</title><item><description><![CDATA[{Repeat("<a href=\"", 300_000)}]]></description></item></channel></rss>" },
        { "authors", $"<rss><channel><title>T</title>{Repeat("<author>a</author>", 100_000)}{Repeat("<item/>", 50_000)}</channel></rss>" },
    };

    [Theory]
    [MemberData(nameof(Floods), DisableDiscoveryEnumeration = true)]
    public async Task A_flood_is_read_in_bounded_time(string kind, string flood)
    {
        var content = Encoding.UTF8.GetBytes(flood);
        var outcome = await Task.Run(() => FeedReader.Read(content, null, FeedSamples.Address), TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.True(outcome is FeedOutcome.NotAFeed or FeedOutcome.Read { Document.Title: "T" }, kind);
    }

    [Fact]
    public void Short_references_on_a_long_base_do_not_blow_up()
    {
        var links = Repeat("<a href=b>", 1_000_000);
        var item = Assert.Single(FeedSamples.Read(
            $"<rss xml:base=\"https://news.example/{new string('p', 1_500)}/\"><channel><item><description><![CDATA[{links}]]></description></item></channel></rss>").Entries);

        Assert.True(item.Summary!.Length < 200_000_000);
    }

    [Fact]
    public void No_change_to_a_feed_makes_the_reader_fail() =>
        Gen.Select(Gen.Int[0, Samples.Length - 1], Mutations).Sample((sample, mutations) =>
            Assert.NotNull(FeedReader.Read(Mutate(Samples[sample], mutations), null, FeedSamples.Address)));

    private static readonly string[] Pieces = ["<", ">", "</", "\"", "&", "&#x110000;", "\\ud800", "]]>", "<![CDATA[", "<!--", "xml:base='http://[' ", "encoding='utf-7'"];

    private static readonly byte[][] Samples =
        [Encoding.UTF8.GetBytes(FeedSamples.Rss), Encoding.UTF8.GetBytes(FeedSamples.Atom), Encoding.UTF8.GetBytes(FeedSamples.NewsSitemap), Encoding.UTF8.GetBytes("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"\\ud83d\\ude00\",\"url\":\"/a\",\"author\":{\"name\":\"x\"}}]}"), Gzip(Encoding.UTF8.GetBytes(FeedSamples.Rss))];

    private static readonly Gen<(int At, int Length, byte[] Put)[]> Mutations =
        Gen.Select(Gen.Int[0, 4_000], Gen.Int[0, 12], Gen.OneOf(Gen.Byte.Array[0, 6], Gen.Int[0, Pieces.Length - 1].Select(i => Encoding.UTF8.GetBytes(Pieces[i])))).Array[1, 8];

    private static byte[] Mutate(byte[] content, (int At, int Length, byte[] Put)[] mutations)
    {
        foreach (var (at, length, put) in mutations)
        {
            var start = at % (content.Length + 1);
            content = [.. content[..start], .. put, .. content[Math.Min(content.Length, start + length)..]];
        }

        return content;
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(content);
        return packed.ToArray();
    }
}
