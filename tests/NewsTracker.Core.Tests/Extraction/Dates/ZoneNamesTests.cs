using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Tests.Extraction.Dates;

public sealed class ZoneNamesTests
{
    [Theory]
    [InlineData("https://www.devdiscourse.com/article/1", "en", "2025-07-09T12:32+05:30")]
    [InlineData("https://paper.example.in/article/1", "en", "2025-07-09T12:32+05:30")]
    [InlineData("https://paper.example.co.il/article/1", "en", "2025-07-09T12:32+03:00")]
    [InlineData("https://paper.example.ie/article/1", "en", "2025-07-09T12:32+01:00")]
    [InlineData("https://paper.example.com/article/1", "hi", "2025-07-09T12:32+05:30")]
    [InlineData("https://paper.example.com/article/1", "en-IE", "2025-07-09T12:32+01:00")]
    public void Ist_is_the_zone_of_the_sites_country(string url, string language, string expected) =>
        Assert.Equal(expected, Read("9 July 2025 12:32 IST", url, language));

    [Theory]
    [InlineData("IST")]
    [InlineData("BST")]
    [InlineData("AST")]
    public void A_name_of_several_countries_stays_a_wall_clock_where_none_is_known(string zone) =>
        Assert.Equal("2025-07-09T12:32", Read("9 July 2025 12:32 " + zone, "https://paper.example.com/article/1", "en"));

    [Fact]
    public void Winter_in_israel_is_an_hour_nearer() =>
        Assert.Equal("2025-01-09T12:32+02:00", Read("9 January 2025 12:32 IST", "https://paper.example.co.il/article/1", "en"));

    [Theory]
    [InlineData("CST", "https://paper.example.cn/a", "en", "+08:00")]
    [InlineData("CST", "https://paper.example.com/a", "zh", "+08:00")]
    [InlineData("CST", "https://paper.example.cu/a", "es", "-05:00")]
    [InlineData("CST", "https://paper.example.mx/a", "es", "-06:00")]
    [InlineData("EST", "https://paper.example.au/a", "en", "+10:00")]
    [InlineData("EST", "https://paper.example.ca/a", "en", "-05:00")]
    [InlineData("EST", "https://paper.example.com/a", "en", "-05:00")]
    [InlineData("BST", "https://paper.example.co.uk/a", "en", "+01:00")]
    [InlineData("BST", "https://paper.example.bd/a", "en", "+06:00")]
    [InlineData("BST", "https://paper.example.com/a", "bn", "+06:00")]
    [InlineData("AST", "https://paper.example.sa/a", "en", "+03:00")]
    [InlineData("AST", "https://paper.example.ca/a", "en", "-04:00")]
    public void A_shared_name_is_settled_by_site_and_language(string zone, string url, string language, string offset) =>
        Assert.Equal("2025-07-09T12:32" + offset, Read("2025-07-09 12:32 " + zone, url, language));

    private static string? Read(string text, string url, string language) =>
        PrintedDateReader.Read(text, new DateContext { Language = language, Url = new Uri(url) })?.ToString();
}
