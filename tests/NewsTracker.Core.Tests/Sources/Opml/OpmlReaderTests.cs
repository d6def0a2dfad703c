using System.Text;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;

namespace NewsTracker.Core.Tests.Sources.Opml;

public sealed class OpmlReaderTests
{
    [Fact]
    public void Sources_without_a_home_page_stay_apart()
    {
        const string List = """
            <opml version="2.0" xmlns:nt="urn:newstracker:opml:1"><body>
              <outline text="One" nt:source="true"><outline type="rss" xmlUrl="https://one.example/feed" /></outline>
              <outline text="Two" nt:source="true"><outline type="rss" xmlUrl="https://two.example/feed" /></outline>
            </body></opml>
            """;

        Assert.Equal(["One", "Two"], Read(Encoding.UTF8.GetBytes(List)).Sources.Select(source => source.Name));
    }

    [Theory]
    [InlineData("nt:source=\"true\"", "")]
    [InlineData("", "xmlUrl=\"https://paper.example/feed\"")]
    public void A_source_without_a_name_goes_by_no_more_of_its_address_than_fits(string own, string feed)
    {
        var home = $"https://{new string('a', 60)}.{new string('b', 60)}.{new string('c', 60)}.example/{new string('d', 200)}";
        var list = $"<opml version=\"2.0\" xmlns:nt=\"{OpmlDocument.Namespace}\"><body><outline {own} {feed} htmlUrl=\"{home}\"/></body></opml>";
        Assert.InRange(Assert.Single(Read(Encoding.UTF8.GetBytes(list)).Sources).Name.Length, 1, SourceNaming.MaxLength);
    }

    [Fact]
    public void What_was_written_is_read_however_deep_its_folders()
    {
        var source = new OpmlSource
        {
            Name = "Deep",
            HomeUrl = "https://deep.example/",
            Group = string.Join('/', Enumerable.Repeat("a", 100)),
            Feeds = [new OpmlFeed { Url = "https://deep.example/feed" }],
        };

        Assert.Equal(source.Group, Assert.Single(Read(OpmlWriter.Write(new OpmlDocument { Sources = [source] }, DateTimeOffset.UnixEpoch)).Sources).Group);
    }

    [Fact]
    public void An_address_without_its_scheme_and_an_empty_one_are_those_of_feeds_all_the_same()
    {
        const string List = """
            <opml version="2.0"><body>
              <outline text="Bare" xmlUrl="gazette.example/feed" />
              <outline text="Empty" type="rss" xmlUrl="" />
            </body></opml>
            """;

        Assert.Equal([("https://gazette.example/", "gazette.example/feed"), ("", "")], Read(Encoding.UTF8.GetBytes(List)).Sources.Select(source => (source.HomeUrl, source.Feeds[0].Url)));
    }

    private static OpmlDocument Read(byte[] list) => Assert.IsType<OpmlOutcome.Read>(OpmlReader.Read(list)).Document;
}
