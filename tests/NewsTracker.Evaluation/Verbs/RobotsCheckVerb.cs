using System.Text.Json.Serialization;
using NewsTracker.Core.Robots;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Asks whether an agent may fetch an address under a robots.txt.</summary>
internal sealed class RobotsCheckVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var cases = await JsonLines.ReadAsync<Case>(arguments.In, cancellationToken);
        Answer[] answers = [];
        for (var round = 0; round < arguments.Repeat; round++)
            answers = [.. cases.Select(Check)];
        await JsonLines.WriteAsync(arguments.Out, answers, cancellationToken);
        return cases.Count * arguments.Repeat;
    }

    private static Answer Check(Case asked)
    {
        var file = RobotsFile.Parse(asked.RobotsTxt);
        return new Answer(asked.Id, file.Allows(asked.Agent, new Uri(asked.Url)), file.CrawlDelay(asked.Agent)?.TotalSeconds, file.Sitemaps);
    }

    private sealed record Case(string Id, [property: JsonPropertyName("robots_txt")] string RobotsTxt, string Agent, string Url);

    private sealed record Answer(string Id, bool Allowed, [property: JsonPropertyName("crawl_delay")] double? CrawlDelay, IReadOnlyList<string> Sitemaps);
}
