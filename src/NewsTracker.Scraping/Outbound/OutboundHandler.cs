using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Outbound;

/// <summary>The one guarded handler through which everything leaves.</summary>
internal static class OutboundHandler
{
    /// <summary>Redirects and encodings are the client's business, cookies and proxies nobody's: a proxy would connect where no check is made.</summary>
    public static SocketsHttpHandler Make(IServiceProvider provider) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = provider.GetRequiredService<IOptions<OutboundOptions>>().Value.ConnectTimeout,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectCallback = provider.GetRequiredService<GuardedConnector>().ConnectAsync,
    };
}
