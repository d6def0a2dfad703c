using System.Text.Json;
using NewsTracker.Web.SavedSearches;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>JSON Feed 1.1 (jsonfeed.org). What was asked, when, and how many there are stands behind the articles, where all of it is known, in an object of its own, as the version asks of extensions.</summary>
internal sealed class JsonFeedExport(Stream stream) : IExportWriter
{
    private readonly StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n" };
    private ExportHead? head;
    private bool hasItems;

    public Task BeginAsync(ExportHead exported, CancellationToken cancellationToken)
    {
        head = exported;
        var start = $$"""
            {
            "version": {{Text(JsonSearchFeed.Version)}},
            "title": {{Text(exported.Title)}},
            "home_page_url": {{Text(exported.Home)}},
            "items": [
            """;
        return writer.WriteAsync(start.AsMemory(), cancellationToken);
    }

    public async Task WriteAsync(ExportRow row, CancellationToken cancellationToken)
    {
        var item = new JsonSearchFeed.Item(
            head!.ReaderOf(row),
            head.ReaderOf(row),
            row.Url,
            row.Headline,
            row.Excerpt,
            row.PublishedAt is { } published ? JsonSearchFeed.Instant(published) : null,
            DateModified: null,
            [.. row.Names.Select(name => new JsonSearchFeed.Author(name))],
            row.Language);
        await writer.WriteAsync((hasItems ? ",\n" : "\n").AsMemory(), cancellationToken);
        await writer.WriteAsync(JsonSerializer.Serialize(item, JsonSearchFeed.Json).AsMemory(), cancellationToken);
        hasItems = true;
    }

    public async Task EndAsync(ExportEnd end, CancellationToken cancellationToken)
    {
        var about = JsonSerializer.Serialize(new { head!.Query, ExportedAt = JsonSearchFeed.Instant(head.At), end.Rows, end.Missing }, JsonSearchFeed.Json);
        await writer.WriteAsync($"\n],\n\"_newstracker\": {about}\n}}\n".AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private static string Text(string text) => JsonSerializer.Serialize(text, JsonSearchFeed.Json);
}
