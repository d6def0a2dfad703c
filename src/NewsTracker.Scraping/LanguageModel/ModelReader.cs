using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Core;
using NewsTracker.Core.Countries;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>Asks the language model about one article, within the caps, and enters the call in the ledger. No transaction may be open: a call takes seconds.</summary>
public sealed partial class ModelReader(
    NewsTrackerDbContext db, ModelLedger ledger, ModelTransport transport, Codebook codebook, IOptions<OutboundOptions> outbound, TimeProvider clock, ILogger<ModelReader> logger)
{
    /// <param name="articleId">Absent where the connection is tested.</param>
    /// <param name="named">The states that the article names.</param>
    public async Task<ModelOutcome> ReadAsync(ModelAccess access, long? articleId, ModelArticle article, IReadOnlySet<CountryCode> named, CancellationToken cancellationToken)
    {
        var model = access.Settings;
        if (!ModelAddress.TryParse(model.Address, out var address) || model.Name.Length == 0)
        {
            return new ModelOutcome.Off();
        }

        var prompt = ModelPrompt.Create(codebook, article, model.MaxCharacters, model.TokensPerDay);
        if (prompt.TokensAtMost > model.TokensPerDay)
        {
            return ModelProblem.TooFewTokens(model);
        }

        if (await ledger.TryEnterAsync(model, articleId, prompt.TokensAtMost, cancellationToken) is not { } call)
        {
            return new ModelOutcome.Spent(ledger.NextDay());
        }

        var started = clock.GetTimestamp();
        var outcome = await AskWithinAsync(address, access.Key, model, prompt, cancellationToken) switch
        {
            // Not read while asking: there an InvalidOperationException is the endpoint's fault.
            Asked.Response response => Read(response.Chat, article, named),
            Asked.None none => none.Outcome,
            _ => throw new UnreachableException(),
        };
        await SettleAsync(call, outcome, clock.GetElapsedTime(started), cancellationToken);
        Log.Asked(logger, model.Name, articleId, call.Outcome, call.Tokens, (long)call.Took!.Value.TotalMilliseconds);
        return outcome;
    }

    private async Task<Asked> AskWithinAsync(Uri address, string? key, ModelSettings model, ModelPrompt prompt, CancellationToken cancellationToken)
    {
        if (ModelAddressCheck.FindProblem(address, key is not null, outbound.Value) is { } forbidden)
        {
            return new Asked.None(new ModelOutcome.Failed(forbidden, TookNothing: true));
        }

        using var chat = transport.Open(address, model.Name, key);
        using var timeout = new CancellationTokenSource(model.TimePerCall, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            // No tools: a model that is talked into something by an article can do nothing but answer.
            return new Asked.Response(await chat.GetResponseAsync(
                [new ChatMessage(ChatRole.System, prompt.Instructions), new ChatMessage(ChatRole.User, prompt.Document)],
                new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(ModelSchema.Schema, ModelSchema.Name), Temperature = 0, MaxOutputTokens = ModelPrompt.MaxAnswerTokens },
                either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Asked.None(ModelProblem.TimedOut(address, model));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ModelProblem.Of(address, exception, outbound.Value) is { } problem)
        {
            return new Asked.None(problem);
        }
    }

    private static ModelOutcome Read(ChatResponse response, ModelArticle article, IReadOnlySet<CountryCode> named) => ModelAnswer.Read(response.Text, article, named) switch
    {
        ModelAnswer.Positions positions => new ModelOutcome.Answered(positions, TokensOf(response)),
        ModelAnswer.Unreadable { Why: var why } => new ModelOutcome.Unreadable(
            response.FinishReason == ChatFinishReason.Length ? $"{why} It was cut off at {ModelPrompt.MaxAnswerTokens} tokens." : why, TokensOf(response)),
        _ => throw new UnreachableException(),
    };

    /// <summary>An endpoint's count is taken where it can be true: it cannot lower the day's sum below zero, nor overflow it.</summary>
    private static int? TokensOf(ChatResponse response) =>
        response.Usage is { InputTokenCount: { } input, OutputTokenCount: { } output } && input >= 0 && output >= 0 && input + output is > 0 and < 10_000_000 ? (int)(input + output) : null;

    private async Task SettleAsync(ModelCall call, ModelOutcome outcome, TimeSpan took, CancellationToken cancellationToken)
    {
        (call.Outcome, call.Tokens, call.Kept, call.Dropped) = outcome switch
        {
            ModelOutcome.Answered answered => (ModelCallOutcome.Answered, answered.Tokens ?? call.Tokens, answered.Answer.Kept.Count, answered.Answer.Dropped.Count),
            ModelOutcome.Unreadable unreadable => (ModelCallOutcome.Unreadable, unreadable.Tokens ?? call.Tokens, 0, 0),
            ModelOutcome.Failed { TookNothing: true } => (ModelCallOutcome.Failed, 0, 0, 0),
            _ => (ModelCallOutcome.Failed, call.Tokens, 0, 0),
        };
        (call.Explanation, call.Took) = (outcome.Explanation.CutTo(ModelCall.MaxExplanationLength), took);
        await db.SaveChangesAsync(cancellationToken);
    }

    private abstract record Asked
    {
        public sealed record Response(ChatResponse Chat) : Asked;

        public sealed record None(ModelOutcome Outcome) : Asked;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Language model {Model} was asked about article {ArticleId}: {ModelCallOutcome}, {Tokens} tokens in {ElapsedMs} ms")]
        public static partial void Asked(ILogger logger, string model, long? articleId, ModelCallOutcome modelCallOutcome, int tokens, long elapsedMs);
    }
}
