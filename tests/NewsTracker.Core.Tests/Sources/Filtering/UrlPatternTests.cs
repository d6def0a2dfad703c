using NewsTracker.Core.Sources.Filtering;

namespace NewsTracker.Core.Tests.Sources.Filtering;

public sealed class UrlPatternTests
{
    [Theory]
    [InlineData("/новости/", "https://paper.example/новости/1", true)]
    [InlineData("/НОВОСТИ/*mines", "https://paper.example/новости/2026/mines", true)]
    [InlineData("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/", "https://paper.example/новости/1", true)]
    [InlineData("/спорт/", "https://paper.example/новости/1", false)]
    [InlineData("/sport/", "https://paper.example/SPORT/1", true)]
    public void A_pattern_is_looked_for_as_it_reads_and_as_it_is_sent(string pattern, string address, bool matches) =>
        Assert.Equal(matches, UrlPattern.Parse(pattern).Pattern!.Matches(new Uri(address).AbsoluteUri));
}
