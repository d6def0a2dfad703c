using System.Text;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Tests.Ingestion;

public class SnapshotMakingTests
{
    [Fact]
    public void A_page_comes_back_as_it_was_and_is_kept_in_a_fraction_of_its_room()
    {
        var page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>The minister spoke of mines.</p>", 500)));

        var packed = SnapshotMaking.Pack(page);

        Assert.InRange(packed.Length, 1, page.Length / 10);
        Assert.Equal(page, SnapshotMaking.Unpack(packed, page.Length, "The page"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void What_cannot_be_made_smaller_comes_back_as_it_was_too(int length)
    {
        var noise = new byte[length];
        new Random(7).NextBytes(noise);

        Assert.Equal(noise, SnapshotMaking.Unpack(SnapshotMaking.Pack(noise), length, "The noise"));
    }
}
