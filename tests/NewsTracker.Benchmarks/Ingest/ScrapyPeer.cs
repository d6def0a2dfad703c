using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace NewsTracker.Benchmarks.Ingest;

/// <summary>Scrapy with readability-lxml over the same feed, into the same database: see <c>scrapy_peer.py</c>.</summary>
internal sealed class ScrapyPeer(string python, string connectionString)
{
    /// <exception cref="InvalidOperationException">The script did not run to its end.</exception>
    public async Task<PeerRun> RunAsync(Uri feed, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Ingest", "scrapy_peer.py"), feed.AbsoluteUri, LibpqOf(connectionString)])
            start.ArgumentList.Add(argument);
        using var peer = Process.Start(start)!;
        var output = await peer.StandardOutput.ReadToEndAsync(cancellationToken);
        await peer.WaitForExitAsync(cancellationToken);
        return peer.ExitCode == 0 && JsonSerializer.Deserialize<PeerRun>(output, JsonSerializerOptions.Web) is { } run
            ? run
            : throw new InvalidOperationException($"The peer ended with {peer.ExitCode}. It needs scrapy, readability-lxml and psycopg2 for {python}.");
    }

    /// <summary>The same database in the words of PostgreSQL's own library.</summary>
    private static string LibpqOf(string connectionString)
    {
        var named = new NpgsqlConnectionStringBuilder(connectionString);
        var words = new Dictionary<string, string?> { ["host"] = named.Host, ["port"] = $"{named.Port}", ["dbname"] = named.Database, ["user"] = named.Username, ["password"] = named.Password };
        return string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word.Value)).Select(word => $"{word.Key}='{word.Value!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'"));
    }
}

/// <summary>What the peer says of its run.</summary>
internal sealed record PeerRun(int Stored, double Seconds, double CpuSeconds, double PeakMegabytes, string Version);
