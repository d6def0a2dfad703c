using BenchmarkDotNet.Attributes;
using NewsTracker.Benchmarks.Corpora;
using NewsTracker.Core.Feeds;

namespace NewsTracker.Benchmarks.Feeds;

/// <summary>Every document of the feeds suite, else a feed of our own.</summary>
public class FeedBenchmarks
{
    private const string Sample = """<rss version="2.0"><channel><title>Sample</title>""";

    private byte[][] feeds = [];

    [GlobalSetup]
    public void ReadFeeds() => feeds = BenchFolders.Feeds is { } folder
        ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]
        : [[.. System.Text.Encoding.UTF8.GetBytes(Sample + string.Concat(Enumerable.Repeat("<item><title>A state leaves</title><link>https://a.example/1</link><pubDate>Thu, 15 Jan 2026 10:00:00 GMT</pubDate></item>", 200)) + "</channel></rss>")]];

    [Benchmark(Description = "Feeds")]
    public int Read() => feeds.Count(feed => FeedReader.Read(feed, contentType: null, url: null) is FeedOutcome.Read);
}
