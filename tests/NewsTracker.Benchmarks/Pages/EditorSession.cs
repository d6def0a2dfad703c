using System.Net;
using System.Text.RegularExpressions;

namespace NewsTracker.Benchmarks.Pages;

/// <summary>The first admin of a web host that has just started: takes the link the host printed, and keeps the cookies.</summary>
internal sealed partial class EditorSession : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AutomaticDecompression = DecompressionMethods.None, CookieContainer = new CookieContainer() };

    private EditorSession(Uri address) => Client = new HttpClient(handler) { BaseAddress = address };

    public HttpClient Client { get; }

    /// <exception cref="InvalidOperationException">The host did not let the admin in.</exception>
    public static async Task<EditorSession> StartAsync(Uri address, string setupLink, CancellationToken cancellationToken)
    {
        var session = new EditorSession(address);
        var link = new Uri(setupLink);
        var page = new Uri(link.PathAndQuery, UriKind.Relative);
        var password = Guid.NewGuid().ToString();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await session.TokenOfAsync(page, cancellationToken),
            ["Token"] = link.Query[(link.Query.IndexOf('=', StringComparison.Ordinal) + 1)..],
            ["Input.Name"] = "The benchmark",
            ["Input.Email"] = "benchmark@example.org",
            ["New.Password"] = password,
            ["New.Repeated"] = password,
        });
        using var response = await session.Client.PostAsync(page, form, cancellationToken);
        var landed = response.RequestMessage?.RequestUri?.AbsolutePath;
        return landed == "/sources" ? session : throw new InvalidOperationException($"The first admin was not made: {(int)response.StatusCode} at {landed}.");
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
