using System.Text;
using NewsTracker.Core.Feeds.Listing;

namespace NewsTracker.Core.Tests.Feeds.Listing;

public sealed class NextPageGuessTests
{
    [Theory]
    [InlineData(49, "a.next")]
    [InlineData(50, null)]
    public void A_page_is_not_searched_for_whatever_its_links_are_called(int decoys, string? found)
    {
        // More links of a name than a listing goes on by.
        var links = string.Concat(Enumerable.Range(0, decoys).Select(i => string.Concat(Enumerable.Repeat($"<a class='next-{(char)('a' + (i / 10))}{(char)('a' + (i % 10))}' href='/x'>x</a>", 21))));
        var (page, _) = ListingPage.Parse(Encoding.UTF8.GetBytes($"{links}<a class=next href='/y'>y</a>"), "text/html", new Uri("https://paper.example/defence"));
        Assert.Equal(found, NextPageGuess.Find(page!));
    }
}
