using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace NewsTracker.Scraping.Outbound;

/// <summary>The way out to a language model: through the same guarded sockets as everything else, with a cap on the answer of its own. No redirects, no second attempts, no logs.</summary>
public sealed class ModelTransport(HttpClient http)
{
    /// <summary>Some models run without a key; the client will not.</summary>
    private const string NoKey = "none";

    /// <param name="key">Sent to the endpoint and kept nowhere.</param>
    internal IChatClient Open(Uri address, string model, string? key) => new OpenAIClient(
        new ApiKeyCredential(string.IsNullOrEmpty(key) ? NoKey : key),
        new OpenAIClientOptions
        {
            Endpoint = address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            UserAgentApplicationId = OutboundOptions.ProductToken,
        }).GetChatClient(model).AsIChatClient();
}
