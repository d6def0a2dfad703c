using System.Text.Json;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Benchmarks.Corpora;

/// <summary>A page as it was fetched.</summary>
/// <param name="Text">The same, decoded.</param>
internal sealed record SavedPage(byte[] Content, string Text, Uri Url)
{
    /// <summary>The pages to measure: saved ones where there are any, else those of the sample newsroom.</summary>
    public static IReadOnlyList<SavedPage> ReadAll() => BenchFolders.Pages is { } folder ? ReadFolder(folder) : ReadNewsroom();

    private static List<SavedPage> ReadFolder(string folder)
    {
        var file = Path.Combine(folder, "urls.json");
        var urls = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [] : [];
        return [.. PageFiles.ReadAll(folder).Select(page => Create(page.Content, Uri.TryCreate(urls.GetValueOrDefault(page.Id), UriKind.Absolute, out var url) ? url : new Uri("https://saved.example/a")))];
    }

    private static List<SavedPage> ReadNewsroom()
    {
        var site = new Uri("https://newsroom.example/");
        return [.. NewsroomCatalogue.Articles.Values.Select(article => Create(NewsroomCatalogue.PageOf(article, site), new Uri(site, article.Path)))];
    }

    private static SavedPage Create(byte[] content, Uri url) => new(content, PageDecoder.Decode(content, contentType: null) ?? "", url);
}
