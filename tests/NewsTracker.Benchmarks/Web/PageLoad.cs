using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace NewsTracker.Benchmarks.Web;

/// <summary>Asks for pages over sixteen connections, each as soon as it has its answer.</summary>
internal static class PageLoad
{
    public const int Connections = 16;

    /// <param name="address">Of the nth request.</param>
    /// <exception cref="HttpRequestException">An answer was not a page.</exception>
    public static async Task<PageRate> MeasureAsync(string name, Uri host, Func<int, string> address, TimeSpan time, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, AutomaticDecompression = DecompressionMethods.None, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = host };
        await RunAsync(client, address, time / 3, cancellationToken);
        var clock = Stopwatch.StartNew();
        var times = await RunAsync(client, address, time, cancellationToken);
        var rate = times.Count / clock.Elapsed.TotalSeconds;
        var sorted = times.Order().ToList();
        return new PageRate(name, rate, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * .99)]);
    }

    private static async Task<IReadOnlyCollection<double>> RunAsync(HttpClient client, Func<int, string> address, TimeSpan time, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<double>();
        var (until, number) = (Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency), 0);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Stopwatch.GetTimestamp() < until)
            {
                var start = Stopwatch.GetTimestamp();
                await client.GetByteArrayAsync(new Uri(address(Interlocked.Increment(ref number)), UriKind.Relative), cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }));
        return times;
    }
}

/// <param name="PerSecond">Answers a second, over all connections.</param>
/// <param name="MedianMs">From the request to the last byte.</param>
internal sealed record PageRate(string Page, double PerSecond, double MedianMs, double P99Ms);
