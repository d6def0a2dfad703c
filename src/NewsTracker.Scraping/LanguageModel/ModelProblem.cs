using System.ClientModel;
using System.Globalization;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>Tells in a sentence why no answer came. Nothing that the endpoint wrote is repeated: it might hold the key, or the article.</summary>
internal static class ModelProblem
{
    public static ModelOutcome.Failed TimedOut(Uri address, ModelSettings settings) =>
        new($"{address.Host} did not answer in full within {settings.TimePerCall.TotalSeconds:N0} seconds. Choose a smaller model, send less of each article, or allow more time.");

    public static ModelOutcome.Failed TooFewTokens(ModelSettings settings) =>
        new($"An article takes more than the {settings.TokensPerDay.ToString("N0", CultureInfo.InvariantCulture)} tokens that are allowed a day. Allow {ModelSettings.LeastTokensPerDay.ToString("N0", CultureInfo.InvariantCulture)} at least.");

    /// <summary>Null where the exception is no trouble of the other side.</summary>
    public static ModelOutcome? Of(Uri address, Exception exception, OutboundOptions options) => exception switch
    {
        ClientResultException { Status: > 0 } refused => new ModelOutcome.Failed(Refusal(address, refused.Status), TookNothing: refused.Status is 401 or 403),
        ClientResultException { InnerException: { } inner } => Of(address, inner, options),
        AggregateException { InnerException: { } inner } => Of(address, inner, options),
        AnswerTooLongException or { InnerException: AnswerTooLongException } =>
            new ModelOutcome.Unreadable($"The answer of {address.Host} is longer than {ModelAnswerLimit.MaxBytes / 1024} KiB and was broken off.", Tokens: null),

        // What came is no answer of a chat at all: no JSON, or JSON of another shape.
        System.Text.Json.JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException =>
            new ModelOutcome.Unreadable($"What {address.Host} answered is not what an OpenAI-compatible endpoint answers.", Tokens: null),
        _ => FetchProblem.Of(address, exception, options) is { } problem ? new ModelOutcome.Failed(problem.Explanation, TookNothing: CameToNoRequest(problem)) : null,
    };

    /// <summary>Where no connection came about nothing was sent, and an endpoint that is down for hours must not use up the day.</summary>
    private static bool CameToNoRequest(FetchOutcome problem) => problem is FetchOutcome.Blocked or FetchOutcome.Failed { Failure: FetchFailure.Dns or FetchFailure.Connect or FetchFailure.Tls };

    private static string Refusal(Uri address, int status) => $"{address.Host} answered {status}: " + status switch
    {
        400 or 422 => "it does not take the request. The model must be able to answer by a JSON schema.",
        401 or 403 => "it refuses the key, or the key may not use this model.",
        404 => "there is no such address or model. Ollama's interface begins at /v1, as in http://host:11434/v1.",
        413 => "the article is too long for it. Send less of each article.",
        429 => "it asks to slow down, or the account has run out. It is tried again later.",
        >= 300 and < 400 => "it leads elsewhere, and a key is not sent there. Give the address it leads to.",
        >= 500 => "it has trouble of its own. It is tried again later.",
        _ => "that is no answer of a chat.",
    };
}
