using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Scraping.Tests.Hosting;

/// <summary>A site that answers as a test says, and counts what it was asked.</summary>
public sealed class PollSite : IAsyncDisposable
{
    private WebApplication? site;

    /// <summary>By path; what is not there is not found.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, IResult>> Answers { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, int> Requests { get; } = new(StringComparer.Ordinal);

    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        site = builder.Build();
        site.Run(context =>
        {
            Requests.AddOrUpdate(context.Request.Path, 1, (_, count) => count + 1);
            return (Answers.TryGetValue(context.Request.Path, out var answer) ? answer(context) : Results.NotFound()).ExecuteAsync(context);
        });
        await site.StartAsync(cancellationToken);
    }

    /// <summary>From now on it accepts no connection.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => site!.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => site!.DisposeAsync();

    public Uri Address(string path) => new(new Uri(site!.Urls.Single()), path);

    public IResult Rss(params string[] paths) => Results.Text(
        $"<rss version=\"2.0\"><channel><title>News</title>{string.Concat(paths.Select(path => $"<item><title>An item</title><link>{Address(path)}</link></item>"))}</channel></rss>", "application/rss+xml");
}
