using System.Globalization;
using System.Text.Json;
using NewsTracker.Web.SavedSearches;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>JSON Feed 1.1 (jsonfeed.org). Names of its extensions begin with an underscore: what was asked and when stands before the articles, their number behind them, where it is known.</summary>
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
            "_query": {{Text(exported.Query)}},
            "_exported_at": {{Text(JsonSearchFeed.Instant(exported.At))}},
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
            row.Lede ?? "",
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
        await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\n],\n\"_rows\": {end.Rows}{(end.IsCut ? $",\n\"_missing\": {Text(end.Missing!)}" : "")}\n}}\n").AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private static string Text(string text) => JsonSerializer.Serialize(text, JsonSearchFeed.Json);
}
