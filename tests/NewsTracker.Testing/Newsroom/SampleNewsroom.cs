using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.ResponseCompression;

namespace NewsTracker.Testing.Newsroom;

/// <summary>A small news site of our own prose on a local port, with feeds and five publishers' house styles. What it publishes is in <see cref="NewsroomCatalogue"/>.</summary>
public sealed class SampleNewsroom : IAsyncDisposable
{
    private readonly ConcurrentQueue<NewsroomRequest> requests = new();
    private readonly Lock editing = new();
    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private volatile IReadOnlyDictionary<string, NewsroomArticle> articles = NewsroomCatalogue.Articles;

    private SampleNewsroom(int port, TimeProvider clock)
    {
        this.clock = clock;
        // The empty builder reads no settings, so ASPNETCORE_URLS or a host's own appsettings.json cannot move the newsroom.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.Services.AddResponseCompression(options =>
        {
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/rss+xml", "application/atom+xml"];
        });
        app = builder.Build();
        app.UseResponseCompression();
        app.Run(AnswerAsync);
    }

    /// <summary>Where the site is, with a final slash.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Every request answered so far, oldest first.</summary>
    public IReadOnlyList<NewsroomRequest> Requests => [.. requests];

    /// <summary>Opens the newsroom on a free port.</summary>
    public static Task<SampleNewsroom> StartAsync(CancellationToken cancellationToken) => StartAsync(0, cancellationToken);

    /// <summary>Opens the newsroom; port 0 takes a free one.</summary>
    public static Task<SampleNewsroom> StartAsync(int port, CancellationToken cancellationToken) => StartAsync(port, TimeProvider.System, cancellationToken);

    /// <summary>Opens the newsroom with a clock that stamps its edits and request log.</summary>
    public static async Task<SampleNewsroom> StartAsync(int port, TimeProvider clock, CancellationToken cancellationToken)
    {
        var newsroom = new SampleNewsroom(port, clock);
        try
        {
            await newsroom.app.StartAsync(cancellationToken);
        }
        catch
        {
            await newsroom.DisposeAsync();
            throw;
        }

        newsroom.BaseAddress = new Uri(newsroom.app.Urls.Single());
        return newsroom;
    }

    /// <summary>Whether <see cref="NewsroomCatalogue.OutagePath"/> answers 503.</summary>
    public bool HasOutage { get; set; } = true;

    public Uri AddressOf(string path) => new(BaseAddress, path);

    /// <summary>The article as it is served now, edits included.</summary>
    public NewsroomArticle ArticleAt(string path) => articles[path];

    /// <summary>Replaces a passage in headline, standfirst and text, and moves the modification date that page, feeds and headers tell.</summary>
    public NewsroomArticle EditArticle(string path, string oldText, string newText)
    {
        lock (editing)
        {
            var edited = articles[path].Edited(oldText, newText, clock.GetUtcNow());
            articles = new Dictionary<string, NewsroomArticle>(articles) { [path] = edited };
            return edited;
        }
    }

    /// <summary>Takes back every edit and empties the request log.</summary>
    public void Reset()
    {
        lock (editing)
            articles = NewsroomCatalogue.Articles;
        requests.Clear();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        var site = new Uri($"{request.Scheme}://{request.Host}/");
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var document = isRead ? NewsroomSite.Find(request.Path, PageOf(request), site, articles) : null;
        http.Response.StatusCode = document switch
        {
            _ when !isRead => StatusCodes.Status405MethodNotAllowed,
            _ when request.Path == NewsroomCatalogue.OutagePath && HasOutage => StatusCodes.Status503ServiceUnavailable,
            null => StatusCodes.Status404NotFound,
            _ when IsFresh(request, document) => StatusCodes.Status304NotModified,
            _ => StatusCodes.Status200OK,
        };
        Record(request, http.Response.StatusCode);
        if (document is null || http.Response.StatusCode is StatusCodes.Status503ServiceUnavailable)
        {
            if (isRead)
                await ListingPages.WriteNotFoundAsync(http.Response, http.RequestAborted);
            return;
        }

        http.Response.Headers.ETag = document.ETag;
        http.Response.Headers.LastModified = document.LastModified.ToString("R", CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "public, max-age=60";
        if (http.Response.StatusCode is StatusCodes.Status304NotModified)
            return;

        http.Response.ContentType = document.ContentType;
        if (HttpMethods.IsGet(request.Method))
            await http.Response.Body.WriteAsync(document.Content, http.RequestAborted);
    }

    private static int PageOf(HttpRequest request) => int.TryParse(request.Query["page"], CultureInfo.InvariantCulture, out var page) ? page : 1;

    /// <summary>RFC 9110 13.2.2: a date is looked at only where no tag is sent.</summary>
    private static bool IsFresh(HttpRequest request, NewsroomDocument document)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfNoneMatch.Count > 0)
            return headers.IfNoneMatch.Any(tag => tag.Tag == "*" || tag.ToString() == document.ETag);
        return headers.IfModifiedSince is { } since && document.LastModified < since.AddSeconds(1);
    }

    private void Record(HttpRequest request, int status) => requests.Enqueue(new NewsroomRequest(
        clock.GetUtcNow(),
        request.Method,
        request.Path,
        request.Path + request.QueryString,
        status,
        request.Headers.UserAgent.ToString(),
        request.Headers.IfNoneMatch,
        request.Headers.IfModifiedSince,
        request.Headers.AcceptEncoding));

    /// <summary>Starts and stops with its owner; the host's own lifetime would take the process's Ctrl+C for itself.</summary>
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
