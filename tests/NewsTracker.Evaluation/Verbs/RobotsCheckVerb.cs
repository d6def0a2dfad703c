using System.Text.Json.Serialization;
using NewsTracker.Core.Robots;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Asks robots.txt files about addresses.</summary>
internal sealed class RobotsCheckVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var cases = await JsonLines.ReadAsync<Case>(arguments.In, cancellationToken);
        var results = new List<Result>();
        for (var round = 0; round < arguments.Repeat; round++)
        {
            results.Clear();
            results.AddRange(cases.Select(Check));
        }

        await JsonLines.WriteAsync(arguments.Out, results, cancellationToken);
        return cases.Count * arguments.Repeat;
    }

    private static Result Check(Case entry)
    {
        var rules = RobotsFile.Parse(entry.RobotsTxt);
        return new Result(entry.Id, rules.Allows(entry.Agent, new Uri(entry.Url, UriKind.RelativeOrAbsolute)), rules.CrawlDelay(entry.Agent)?.TotalSeconds, rules.Sitemaps);
    }

    private sealed record Case(string Id, [property: JsonPropertyName("robots_txt")] string RobotsTxt, string Agent, string Url);

    private sealed record Result(string Id, bool Allowed, [property: JsonPropertyName("crawl_delay")] double? CrawlDelay, IReadOnlyList<string> Sitemaps);
}
