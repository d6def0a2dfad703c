using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace NewsTracker.Benchmarks.Web;

/// <summary>Asks for pages over sixteen connections, each as soon as it has its answer.</summary>
internal static class PageLoad
{
    public const int Connections = 16;

    /// <param name="server">The process that answers.</param>
    /// <param name="address">Of the nth request.</param>
    /// <exception cref="HttpRequestException">An answer was not a page.</exception>
    public static async Task<PageRate> MeasureAsync(string name, Process server, Uri host, Func<int, string> address, TimeSpan time, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, AutomaticDecompression = DecompressionMethods.None, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = host };
        await RunAsync(client, address, time / 3, cancellationToken);
        var (clock, before) = (Stopwatch.StartNew(), ProcessorOf(server));
        var answers = await RunAsync(client, address, time, cancellationToken);
        var (elapsed, processor) = (clock.Elapsed, ProcessorOf(server) - before);
        var sorted = answers.Select(answer => answer.Milliseconds).Order().ToList();
        return new PageRate(name, answers.Count / elapsed.TotalSeconds, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * .99)], answers.Average(answer => answer.Bytes), processor.TotalMilliseconds / answers.Count);
    }

    private static TimeSpan ProcessorOf(Process server)
    {
        server.Refresh();
        return server.TotalProcessorTime;
    }

    private static async Task<IReadOnlyCollection<(double Milliseconds, int Bytes)>> RunAsync(HttpClient client, Func<int, string> address, TimeSpan time, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentBag<(double, int)>();
        var (until, number) = (Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency), 0);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Stopwatch.GetTimestamp() < until)
            {
                var start = Stopwatch.GetTimestamp();
                var answer = await client.GetByteArrayAsync(new Uri(address(Interlocked.Increment(ref number)), UriKind.Relative), cancellationToken);
                answers.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, answer.Length));
            }
        }));
        return answers;
    }
}

/// <param name="PerSecond">Answers a second, over all connections.</param>
/// <param name="MedianMs">From the request to the last byte.</param>
/// <param name="Bytes">Of a page, in the middle.</param>
/// <param name="ProcessorMs">Of the web host for one page, without the database.</param>
internal sealed record PageRate(string Page, double PerSecond, double MedianMs, double P99Ms, double Bytes, double ProcessorMs);
