using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NewsTracker.Core.Robots;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>robots-check: may an agent fetch an address under a robots.txt.</summary>
internal static class RobotsCheckVerb
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(arguments.In, cancellationToken);
        var cases = lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Case>(line, Json)!).ToArray();
        var started = Stopwatch.GetTimestamp();
        Answer[] answers = [];
        for (var round = 0; round < arguments.Repeat; round++)
            answers = [.. cases.Select(Check)];
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await File.WriteAllLinesAsync(arguments.Out, answers.Select(answer => JsonSerializer.Serialize(answer, Json)), cancellationToken);
        await arguments.Report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"robots-check: {cases.Length * arguments.Repeat / seconds:F0} documents/s"));
        return 0;
    }

    private static Answer Check(Case asked)
    {
        var file = RobotsFile.Parse(asked.RobotsTxt);
        return new Answer(asked.Id, file.Allows(asked.Agent, new Uri(asked.Url)), file.CrawlDelay(asked.Agent)?.TotalSeconds, file.Sitemaps);
    }

    private sealed record Case(string Id, string RobotsTxt, string Agent, string Url);

    private sealed record Answer(string Id, bool Allowed, double? CrawlDelay, IReadOnlyList<string> Sitemaps);
}
