using Microsoft.Extensions.Time.Testing;
using NewsTracker.Data.Outbound;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Tests.Outbound;

public sealed class RobotsMemoryTests
{
    private readonly RobotsMemory memory = new(new FakeTimeProvider());

    [Fact]
    public void Many_hosts_with_as_much_text_as_is_read_are_not_all_held()
    {
        const int Length = 500 * 1024;
        var text = new string('#', Length);
        var origins = Keep(50, text);
        var held = origins.Count(origin => memory.Find(origin) is not null);
        Assert.InRange((long)held * Length, Length, RobotsMemory.MostText);
        Assert.NotNull(memory.Find(origins[^1]));
    }

    [Fact]
    public void Many_hosts_with_short_files_are_held() => Assert.All(Keep(900, "User-agent: *\nDisallow: /search"), origin => Assert.NotNull(memory.Find(origin)));

    [Fact]
    public void A_host_read_again_and_again_takes_the_place_of_its_own_file_only()
    {
        var others = Keep(10, "User-agent: *\nAllow: /");
        for (var i = 0; i < 50; i++)
        {
            memory.Keep(RecordOf("https://long.example", new string('#', 500 * 1024)));
        }

        Assert.All(others, origin => Assert.NotNull(memory.Find(origin)));
    }

    private List<string> Keep(int count, string text)
    {
        var origins = Enumerable.Range(0, count).Select(i => $"https://a{i}.example").ToList();
        origins.ForEach(origin => memory.Keep(RecordOf(origin, text)));
        return origins;
    }

    private static RobotsRecord RecordOf(string origin, string text) => new() { Origin = origin, FetchedAt = DateTimeOffset.UnixEpoch, Availability = RobotsAvailability.Found, Content = text };
}
