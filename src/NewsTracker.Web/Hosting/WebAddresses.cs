using System.Net;
using NewsTracker.Data;

namespace NewsTracker.Web.Hosting;

internal static class WebAddresses
{
    /// <summary>Whether someone said where to listen; if not, the host's own default is used.</summary>
    public static bool AreConfigured(IConfiguration configuration) =>
        configuration["urls"] is not null || configuration["http_ports"] is not null || configuration.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>Pages link to each other from the root of their host, so below a path of somebody else's host nothing would be found.</summary>
    /// <exception cref="StartupException">An address has a path, or a server in front gives one.</exception>
    public static void RefusePaths(IConfiguration configuration)
    {
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>());
        var path = urls.Select(PathOf).Append(configuration["ASPNETCORE_APPL_PATH"] ?? "").FirstOrDefault(path => path.Trim('/').Length > 0);
        if (path is not null)
        {
            throw new StartupException(
                $"NewsTracker cannot be served below the path {path}.",
                "Give it a host name or a port of its own, as https://newstracker.example.org/ or http://127.0.0.1:5080, and have the proxy in front pass on the whole of it.");
        }
    }

    /// <summary>The root of the application as the reader reached it: <c>https://newstracker.example.org</c>.</summary>
    public static string Root(this HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>Where a link that is printed leads. A host that listens on every address (<c>http://[::]:8080</c>) knows none by which it is reached: then the path is told, and where to open it.</summary>
    /// <param name="address">Where the host listens.</param>
    /// <param name="path">From the root of the application.</param>
    public static string PlaceOf(string address, string path) =>
        Uri.TryCreate(address, UriKind.Absolute, out var place) && !(IPAddress.TryParse(place.DnsSafeHost, out var listening) && (listening.Equals(IPAddress.Any) || listening.Equals(IPAddress.IPv6Any)))
            ? address.TrimEnd('/') + path
            : $"{path} (open this path at the address under which the site is reached, as http://localhost:5080)";

    private static string PathOf(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && !url.AsSpan(scheme + 3).StartsWith("unix:", StringComparison.OrdinalIgnoreCase) ? url.IndexOf('/', scheme + 3) : -1;
        return start < 0 ? "" : url[start..];
    }
}
