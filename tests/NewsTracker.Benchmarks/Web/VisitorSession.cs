using System.Net;
using System.Text.RegularExpressions;

namespace NewsTracker.Benchmarks.Web;

/// <summary>Somebody who keeps the cookies of a web host and fills in its forms.</summary>
internal sealed partial class VisitorSession : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AutomaticDecompression = DecompressionMethods.None, CookieContainer = new CookieContainer() };

    public VisitorSession(Uri address) => Client = new HttpClient(handler) { BaseAddress = address };

    public HttpClient Client { get; }

    /// <summary>Becomes the first admin of a host that nobody has an account of, by the link it printed.</summary>
    /// <exception cref="InvalidOperationException">The host did not let the admin in.</exception>
    public async Task BecomeAdminAsync(Uri link, CancellationToken cancellationToken)
    {
        var page = new Uri(link.PathAndQuery, UriKind.Relative);
        var password = Guid.NewGuid().ToString();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await TokenOfAsync(page, cancellationToken),
            ["Token"] = link.Query[(link.Query.IndexOf('=', StringComparison.Ordinal) + 1)..],
            ["Input.Name"] = "The benchmark",
            ["Input.Email"] = "benchmark@example.org",
            ["New.Password"] = password,
            ["New.Repeated"] = password,
        });
        using var response = await Client.PostAsync(page, form, cancellationToken);
        var landed = response.RequestMessage?.RequestUri?.AbsolutePath;
        if (landed != "/sources")
            throw new InvalidOperationException($"The first admin was not made: {(int)response.StatusCode} at {landed}.");
    }

    /// <summary>The antiforgery token of a page's form.</summary>
    public async Task<string> TokenOfAsync(Uri page, CancellationToken cancellationToken)
    {
        var match = Token.Match(await Client.GetStringAsync(page, cancellationToken));
        return match.Success ? match.Groups["token"].Value : throw new InvalidOperationException($"{page} has no form.");
    }

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token { get; }
}
