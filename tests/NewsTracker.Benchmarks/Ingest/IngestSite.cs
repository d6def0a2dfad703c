using System.Globalization;
using System.Text;
using NewsTracker.Benchmarks.Corpora;

namespace NewsTracker.Benchmarks.Ingest;

/// <summary>The site that is read, in a process of its own, so that serving costs the reader nothing. It ends with the input it reads.</summary>
internal static class IngestSite
{
    public const string Verb = "ingest-site";

    public static async Task<int> RunAsync(IngestOptions options, TextReader input, TextWriter output)
    {
        var pages = PageFiles.ReadAll(options.Pages);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var site = builder.Build();
        site.MapGet("/robots.txt", () => Results.NotFound());
        site.MapGet("/feed.xml", (HttpRequest request) => Results.Text(FeedOf($"{request.Scheme}://{request.Host}", options.Articles), "application/rss+xml", Encoding.UTF8));
        site.MapGet("/article/{number:int}", (int number) => Results.Bytes(pages[number % pages.Count].Content, "text/html"));
        await site.StartAsync();
        await output.WriteLineAsync(site.Urls.Single());
        await output.FlushAsync();
        await input.ReadToEndAsync();
        return 0;
    }

    private static string FeedOf(string origin, int articles)
    {
        var feed = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Pages</title>");
        for (var i = 0; i < articles; i++)
            feed.Append(CultureInfo.InvariantCulture, $"<item><title>Page {i}</title><link>{origin}/article/{i}</link></item>");
        return feed.Append("</channel></rss>").ToString();
    }
}
