using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Sources;

public sealed class HostNameTests
{
    private const string Unwritable = "https://a\u200d.example/";

    [Theory]
    [InlineData("https://www.paper.example/", "http://paper.example/a", true)]
    [InlineData("https://bücher.example/", "https://www.xn--bcher-kva.example/", true)]
    [InlineData("https://news.paper.example/", "https://paper.example/", false)]
    [InlineData(Unwritable, Unwritable, true)]
    [InlineData(Unwritable, "https://paper.example/", false)]
    public void A_host_is_one_with_www_or_without_and_in_whatever_letters(string one, string other, bool same) => Assert.Equal(same, HostName.IsOne(new Uri(one), new Uri(other)));

    [Fact]
    public void A_name_that_cannot_be_written_in_the_letters_of_DNS_is_of_no_other_site() => Assert.False(SameSite.Is(new Uri(Unwritable), new Uri("https://paper.example/")));
}
