using System.Diagnostics;

namespace NewsTracker.Benchmarks.Web;

/// <summary>Takes the whole archive away as CSV, reading a hundred thousand lines of it.</summary>
internal static class ExportLoad
{
    private const int Rows = 100_000;

    public static async Task<ExportRate> MeasureAsync(WebUnderMeasure web, CancellationToken cancellationToken)
    {
        using var session = new VisitorSession(web.Address);
        var page = new Uri("/articles/export", UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = await session.TokenOfAsync(page, cancellationToken), ["format"] = "Csv" }),
        };
        var before = web.PeakMemory;
        var clock = Stopwatch.StartNew();
        using var response = await session.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var lines = 0;
        while (lines < Rows && await reader.ReadLineAsync(cancellationToken) is not null)
            lines++;
        return new ExportRate(lines, lines / clock.Elapsed.TotalSeconds, (web.PeakMemory - before) / 1_000_000d);
    }
}

/// <param name="GrownMegabytes">Of the host's largest size in memory, over what it had been before.</param>
internal sealed record ExportRate(int Rows, double RowsPerSecond, double GrownMegabytes);
