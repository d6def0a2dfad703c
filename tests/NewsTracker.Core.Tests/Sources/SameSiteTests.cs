using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Sources;

public class SameSiteTests
{
    [Theory]
    [InlineData("https://www.paper.example/", "https://paper.example/", true)]
    [InlineData("https://news.paper.example/", "https://sport.PAPER.example/", true)]
    [InlineData("https://paper.example/", "https://notpaper.example/", false)]
    [InlineData("https://evilpaper.example/", "https://paper.example/", false)]
    [InlineData("https://www.paper.co.uk/", "https://other.co.uk/", false)]
    [InlineData("https://www.paper.co.uk/", "https://paper.co.uk/", true)]
    [InlineData("http://127.0.0.1/", "http://0.0.1/", false)]
    [InlineData("http://127.0.0.1:81/", "http://127.0.0.1/", true)]
    public void One_site_is_one_registered_name(string one, string other, bool same) => Assert.Equal(same, SameSite.Is(new Uri(one), new Uri(other)));
}
