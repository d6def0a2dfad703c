using System.Diagnostics;
using System.Text.Json;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Extracts every page of a folder.</summary>
internal sealed class ExtractVerb : IVerb
{
    // The cases are of 2019 to 2026; no page was fetched after this day.
    private static readonly DateOnly FetchedOn = new(2026, 12, 31);

    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var urls = await ReadUrlsAsync(Path.Combine(arguments.In, "urls.json"), cancellationToken);
        var pages = new List<(string Id, byte[] Content, Uri? Url)>();
        foreach (var file in Directory.EnumerateFiles(arguments.In).Order(StringComparer.Ordinal))
        {
            var isPacked = file.EndsWith(".html.gz", StringComparison.Ordinal);
            if (!isPacked && !file.EndsWith(".html", StringComparison.Ordinal))
                continue;
            var id = Path.GetFileName(file)[..^(isPacked ? ".html.gz".Length : ".html".Length)];
            pages.Add((id, await PageFiles.ReadAsync(file, cancellationToken), Uri.TryCreate(urls.GetValueOrDefault(id), UriKind.Absolute, out var url) ? url : null));
        }

        var results = new SortedDictionary<string, Row>(StringComparer.Ordinal);
        for (var round = 0; round < arguments.Repeat; round++)
        {
            foreach (var (id, content, url) in pages)
                results[id] = Row.Of(ArticleExtractor.Extract(content, contentType: null, url, FetchedOn), url);
        }

        await File.WriteAllTextAsync(arguments.Out, JsonSerializer.Serialize(results, JsonLines.Options), cancellationToken);
        return pages.Count * arguments.Repeat;
    }

    private static async Task<Dictionary<string, string>> ReadUrlsAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return [];
        await using var stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(stream, JsonLines.Options, cancellationToken) ?? [];
    }

    private sealed record Row(
        string? Url, string? Title, IReadOnlyList<string> Authors, string? Published, string? Modified, string? Language, string? SiteName, string ArticleBody, string? Refusal)
    {
        public static Row Of(ExtractionOutcome outcome, Uri? url) => outcome switch
        {
            ExtractionOutcome.Extracted({ } article) => new Row(
                article.CanonicalUrl?.Value ?? url?.AbsoluteUri,
                article.Headline.Value,
                [.. article.Byline.Select(name => name.Name)],
                article.Published?.Value.ToString(),
                article.Modified?.Value.ToString(),
                article.Language?.Value,
                article.SiteName?.Value,
                article.BodyText,
                null),
            ExtractionOutcome.Refused refused => new Row(url?.AbsoluteUri, refused.Headline, [], refused.Published?.ToString(), null, null, null, "", $"{refused.Reason}: {refused.Explanation}"),
            _ => throw new UnreachableException(),
        };
    }
}
