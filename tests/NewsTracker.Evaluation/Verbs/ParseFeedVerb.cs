using System.Diagnostics;
using System.Text.Json.Serialization;
using NewsTracker.Core.Feeds;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Reads feeds and sitemaps.</summary>
internal sealed class ParseFeedVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var cases = new List<(Case Case, byte[] Content)>();
        foreach (var entry in await JsonLines.ReadAsync<Case>(Path.Combine(arguments.In, "inputs.jsonl"), cancellationToken))
            cases.Add((entry, await File.ReadAllBytesAsync(Path.Combine(arguments.In, entry.File), cancellationToken)));
        var results = new List<Row>();
        for (var round = 0; round < arguments.Repeat; round++)
        {
            results.Clear();
            foreach (var (entry, content) in cases)
                results.Add(Row.Of(entry.Id, FeedReader.Read(content, entry.ContentType, AddressOf(entry), entry.ContentLanguage)));
        }

        await JsonLines.WriteAsync(arguments.Out, results, cancellationToken);
        return cases.Count * arguments.Repeat;
    }

    // RFC 9110, 8.7: Content-Location names the document that came.
    private static Uri? AddressOf(Case entry)
    {
        var url = Uri.TryCreate(entry.Url, UriKind.Absolute, out var requested) ? requested : null;
        return entry.ContentLocation is { } location && url is not null && Uri.TryCreate(url, location, out var named) && named.Scheme.StartsWith("http", StringComparison.Ordinal) ? named : url;
    }

    private sealed record Case(
        string Id,
        string File,
        string? Url,
        [property: JsonPropertyName("content_type")] string? ContentType,
        [property: JsonPropertyName("content_location")] string? ContentLocation,
        [property: JsonPropertyName("content_language")] string? ContentLanguage);

    private sealed record Row(
        string Id,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FeedRow? Feed,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<EntryRow>? Entries,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error)
    {
        public static Row Of(string id, FeedOutcome outcome) => outcome switch
        {
            FeedOutcome.Read({ } document) => new Row(id, new FeedRow(document.Title, document.Link, document.Language, document.Description), [.. document.Entries.Select(EntryRow.Of)], null),
            FeedOutcome.NotAFeed(var explanation) => new Row(id, null, null, explanation),
            _ => throw new UnreachableException(),
        };
    }

    private sealed record FeedRow(string? Title, string? Link, string? Language, string? Description);

    private sealed record EntryRow(
        string? Id, string? Title, string? Link, string? Published, string? Updated, string? Author, string? Summary, string? Content, string? Language, IReadOnlyList<string> Tags,
        IReadOnlyList<string> Enclosures, string? Source, string? Image)
    {
        public static EntryRow Of(FeedEntry entry) => new(
            entry.Id,
            entry.Title,
            entry.Link,
            entry.Published?.ToString(),
            entry.Updated?.ToString(),
            entry.Authors.Count == 0 ? null : string.Join(", ", entry.Authors),
            entry.Summary,
            entry.Content,
            entry.Language,
            entry.Tags,
            entry.Enclosures,
            entry.SourceName,
            entry.Image);
    }
}
