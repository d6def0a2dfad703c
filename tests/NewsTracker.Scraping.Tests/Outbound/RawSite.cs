using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsTracker.Scraping.Tests.Outbound;

/// <summary>A site that answers with bytes of a test's own, also those that no HTTP server would send.</summary>
internal sealed class RawSite : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public RawSite()
    {
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>By path, the whole answer, a byte for each character; what is not there is not found.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    public Uri Address(string path) => new($"http://{listener.LocalEndpoint}{path}");

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            var path = (await reader.ReadLineAsync())?.Split(' ')[1] ?? "";
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            var answer = Answers.GetValueOrDefault(path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(answer));
        }
    }
}
