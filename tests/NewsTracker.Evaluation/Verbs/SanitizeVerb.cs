using System.Text.Json.Serialization;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Sanitises HTML.</summary>
internal sealed class SanitizeVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var cases = await JsonLines.ReadAsync<Case>(arguments.In, cancellationToken);
        var results = new List<Result>();
        for (var round = 0; round < arguments.Repeat; round++)
        {
            results.Clear();
            results.AddRange(cases.Select(entry => new Result(entry.Id, ArticleSanitizer.Sanitize(entry.Html))));
        }

        await JsonLines.WriteAsync(arguments.Out, results, cancellationToken);
        return cases.Count * arguments.Repeat;
    }

    private sealed record Case(string Id, string Html);

    private sealed record Result(string Id, [property: JsonPropertyName("output_html")] string OutputHtml);
}
