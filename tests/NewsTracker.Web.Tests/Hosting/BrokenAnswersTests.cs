using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NewsTracker.Web.Hosting;

namespace NewsTracker.Web.Tests.Hosting;

public sealed class BrokenAnswersTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_fails_midway_looks_broken_to_a_client_that_reads_until_the_end()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var web = builder.Build();
        web.UseBrokenAnswers();
        web.Run(async context =>
        {
            await context.Response.WriteAsync("Half a file", Cancelled);
            await context.Response.Body.FlushAsync(Cancelled);
            throw new InvalidOperationException("The database went away.");
        });
        await web.StartAsync(Cancelled);

        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(web.Urls.Single()).Port, Cancelled);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray(), Cancelled);
        using var reader = new StreamReader(stream);

        await Assert.ThrowsAsync<IOException>(() => reader.ReadToEndAsync(Cancelled));
    }
}
