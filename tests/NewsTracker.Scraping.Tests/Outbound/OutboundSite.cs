using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Scraping.Tests.Outbound;

/// <summary>A site that redirects, packs, waits and refuses, each at an address of its own.</summary>
internal sealed class OutboundSite : IAsyncDisposable
{
    /// <summary>A frame whose header asks for a window of 64 MiB (RFC 8878, 3.1.1.1.2: exponent 16), holding one raw block of one byte.</summary>
    private static readonly byte[] WideZstd = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 16 << 3, 0x09, 0x00, 0x00, (byte)'x'];

    private readonly WebApplication site;

    private OutboundSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        site = builder.Build();
        site.MapGet("/hello", () => Results.Text("hello"));
        site.MapGet("/moved", () => Results.Redirect("/hello", permanent: true));
        site.MapGet("/round", () => Results.Redirect("/round"));
        site.MapGet("/to-file", () => Results.Redirect("file:///etc/hostname"));
        site.MapGet("/to-private", (HttpRequest request) => Results.Redirect($"http://localhost:{request.Host.Port}/hello"));
        site.MapGet("/agent", (HttpRequest request) => Results.Text(request.Headers.UserAgent.ToString()));
        site.MapGet("/same", (HttpRequest request) => request.Headers.IfNoneMatch == "\"1\"" ? Results.StatusCode(304) : Results.Text("new"));
        site.MapGet("/always-same", () => Results.StatusCode(304));
        site.MapGet("/busy", (HttpResponse response) =>
        {
            response.Headers.RetryAfter = "120";
            return Results.StatusCode(503);
        });
        site.MapGet("/slow", async (CancellationToken cancellationToken) => await Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System, cancellationToken));
        site.MapGet("/twice", (HttpResponse response) =>
        {
            response.Headers.ContentEncoding = "gzip, gzip";
            return Results.Bytes(Pack("gzip", Pack("gzip", Encoding.UTF8.GetBytes("packed twice"))));
        });
        site.MapGet("/bomb", (HttpResponse response) =>
        {
            response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(Pack("gzip", new byte[8 * 1024 * 1024]));
        });
        site.MapGet("/packed/{coding}", (string coding, HttpResponse response) =>
        {
            response.Headers.ContentEncoding = coding == "bare-deflate" ? "deflate" : coding;
            return Results.Bytes(Pack(coding, Encoding.UTF8.GetBytes("packed")));
        });
        site.MapGet("/wide-zstd", (HttpResponse response) =>
        {
            response.Headers.ContentEncoding = "zstd";
            return Results.Bytes(WideZstd);
        });
        site.MapGet("/garbage/{coding}", (string coding, HttpResponse response) =>
        {
            response.Headers.ContentEncoding = coding;
            return Results.Bytes([0xFF, 0xFE, 0, .. Enumerable.Repeat((byte)'x', 500)]);
        });
        site.MapGet("/to-user", (HttpRequest request) => Results.Redirect($"http://someone@127.0.0.1:{request.Host.Port}/hello"));
        site.MapGet("/found", () => Results.Redirect("/moved"));
        site.MapGet("/strange", (HttpResponse response) =>
        {
            response.Headers.ContentEncoding = "sdch";
            return Results.Text("?");
        });
    }

    public static async Task<OutboundSite> StartAsync(CancellationToken cancellationToken)
    {
        var started = new OutboundSite();
        await started.site.StartAsync(cancellationToken);
        return started;
    }

    public Uri AddressOf(string path) => new(new Uri(site.Urls.Single()), path);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static byte[] Pack(string coding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            "zstd" => new ZstdSharp.CompressionStream(packed, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new DeflateStream(packed, CompressionLevel.Fastest),
        })
        {
            packing.Write(content);
        }

        return packed.ToArray();
    }
}
