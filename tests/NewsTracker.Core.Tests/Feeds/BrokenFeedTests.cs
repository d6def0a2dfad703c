using System.Text;

namespace NewsTracker.Core.Tests.Feeds;

public class BrokenFeedTests
{
    [Fact]
    public void A_character_cut_in_two_costs_a_json_feed_that_character_alone()
    {
        var feed = FeedSamples.Read("""{ "version": "https://jsonfeed.org/version/1.1", "title": "JSON", "items": [ { "id": "1", "title": "Ferry \ud83d", "\ud83d": 1 }, { "id": "2", "title": "Port" } ] }""");
        Assert.Equal(["Ferry \ufffd", "Port"], feed.Entries.Select(entry => entry.Title));
    }

    [Fact]
    public void Bare_ampersands_and_undeclared_entities_are_text()
    {
        var item = FeedSamples.ReadItem("<title>R&D caf&eacute; &mdash; 5 < 6</title><link>https://news.example/?a=1&b=2</link>");

        Assert.Equal("R&D café — 5 < 6", item.Title);
        Assert.Equal("https://news.example/?a=1&b=2", item.Link);
    }

    [Fact]
    public void Entities_are_decoded_once() => Assert.Equal("&lt;", FeedSamples.ReadItem("<title>&amp;amp;lt;</title>").Title);

    [Fact]
    public void Junk_before_the_declaration_is_passed_over() =>
        Assert.Single(FeedSamples.Read("\r\n  Warning: on line 3\n" + FeedSamples.Rss).Entries);

    [Fact]
    public void A_truncated_feed_keeps_what_came()
    {
        var item = Assert.Single(FeedSamples.Read(FeedSamples.Rss[..FeedSamples.Rss.IndexOf("<category>Ottawa", StringComparison.Ordinal)]).Entries);

        Assert.Equal("https://news.example/2025/07/mines", item.Link);
    }

    [Fact]
    public void Unclosed_elements_end_where_the_next_begins()
    {
        var feed = FeedSamples.Read("<rss><channel><title>T<item><title>One<link>https://news.example/1<item><title>Two</title><link>https://news.example/2</link></channel></rss>");

        Assert.Equal("T", feed.Title);
        Assert.Equal(["One", "Two"], feed.Entries.Select(entry => entry.Title));
        Assert.Equal("https://news.example/1", feed.Entries[0].Link);
    }

    [Fact]
    public void A_wrong_encoding_label_does_not_spoil_utf_8()
    {
        var content = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><title>Übersicht für später</title></channel></rss>");

        Assert.Equal("Übersicht für später", FeedSamples.Read(content).Title);
    }

    [Fact]
    public void Utf_16_without_a_mark_is_recognised() =>
        Assert.Equal("Ωμέγα", FeedSamples.Read(Encoding.BigEndianUnicode.GetBytes("<rss><channel><title>Ωμέγα</title></channel></rss>")).Title);

    [Fact]
    public void Undeclared_prefixes_mean_what_they_mean_everywhere() =>
        Assert.Equal(["Jane"], FeedSamples.ReadItem("<dc:creator>Jane</dc:creator>").Authors);

    [Fact]
    public void Elements_of_other_vocabularies_are_not_mistaken_for_rss() =>
        Assert.Equal("Ours", FeedSamples.ReadItem("<x:title xmlns:x=\"urn:x\">Theirs</x:title><title>Ours</title>").Title);

    [Fact]
    public void Markup_left_unescaped_in_a_description_is_kept() =>
        Assert.Equal("<p>One &amp; <b>two</b></p>", FeedSamples.ReadItem("<description><p>One &amp; <b>two</b></p></description>").Summary);

    [Theory]
    [InlineData("jane@news.example (Jane Doe)", "Jane Doe")]
    [InlineData("Jane Doe &lt;jane@news.example&gt;", "Jane Doe")]
    [InlineData("jane@news.example", "jane@news.example")]
    public void A_mail_address_beside_a_name_is_left_out(string printed, string name) =>
        Assert.Equal([name], FeedSamples.ReadItem($"<author>{printed}</author>").Authors);

    [Theory]
    [InlineData("Wed, 09 Jul 2025 12:32:05 GMT", "2025-07-09T12:32:05+00:00")]
    [InlineData("Wed, 9 Jul 2025 12:32 -0430", "2025-07-09T12:32-04:30")]
    [InlineData("Wed, 09 Jul 2025 12:32:05 EST", "2025-07-09T12:32:05-05:00")]
    [InlineData("2025-07-09 12:32:05", "2025-07-09T12:32:05")]
    [InlineData("2025-07-09T12:32:05.123456Z", "2025-07-09T12:32:05+00:00")]
    [InlineData("20250709", "2025-07-09")]
    [InlineData("2025-190", "2025-07-09")]
    public void Dates_are_read_as_printed(string printed, string expected) =>
        Assert.Equal(expected, FeedSamples.ReadItem($"<pubDate>{printed}</pubDate>").Published?.ToString());

    [Theory]
    [InlineData("2025-13-45")]
    [InlineData("soon")]
    [InlineData("0000-00-00T00:00:00Z")]
    public void What_is_no_date_gives_none(string printed) => Assert.Null(FeedSamples.ReadItem($"<pubDate>{printed}</pubDate>").Published);
}
