using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace NewsTracker.Testing.LanguageModel;

/// <summary>An endpoint on this machine that speaks OpenAI's chat interface, well or badly, as a test wants it.</summary>
public sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication site;

    private FakeModel(WebApplication site) => this.site = site;

    /// <summary>What it does with the next calls.</summary>
    public RequestDelegate Answer { get; set; } = Says("""{"positions": []}""");

    public ConcurrentQueue<Asked> Calls { get; } = [];

    public string Address => new Uri(new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), "/v1").AbsoluteUri;

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var built = builder.Build();
        var model = new FakeModel(built);
        built.Run(model.TakeAsync);
        await built.StartAsync();
        return model;
    }

    /// <summary>An answer of the usual shape around what the model says.</summary>
    public static RequestDelegate Says(string content, int? tokens = 1234, string finish = "stop") => context => context.Response.WriteAsJsonAsync(
        new Dictionary<string, object?>
        {
            ["id"] = "chat-1",
            ["object"] = "chat.completion",
            ["created"] = 1_770_000_000,
            ["model"] = "fake",
            ["choices"] = new[] { new { index = 0, finish_reason = finish, message = new { role = "assistant", content } } },
            ["usage"] = tokens is { } count ? new { prompt_tokens = count - 100, completion_tokens = 100, total_tokens = count } : null,
        },
        context.RequestAborted);

    /// <summary>A refusal that repeats the key, as careless endpoints do.</summary>
    public static RequestDelegate Refuses(int status) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message = $"Key {context.Request.Headers.Authorization} was refused" } }, context.RequestAborted);
    };

    /// <summary>Bytes without end, or as many as are asked for.</summary>
    public static RequestDelegate Pours(int? chunks) => async context =>
    {
        context.Response.ContentType = "application/json";
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)' ');
        for (var i = 0; (chunks is null || i < chunks) && !context.RequestAborted.IsCancellationRequested; i++)
        {
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        }
    };

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        Calls.Enqueue(new Asked(context.Request.Path, context.Request.Headers.Authorization.ToString(), body.RootElement.Clone()));
        await Answer(context);
    }

    public sealed record Asked(string Path, string Authorization, JsonElement Body);
}
