using NewsTracker.Core.LanguageModel;
using NewsTracker.Data.LanguageModel;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>How many stored articles a model is given in a day: by half of what its caps allow; one at least on a day on which nothing was read yet. The other half is for what arrives, which would wait for midnight day after day.</summary>
internal static class ArchiveShare
{
    /// <param name="tokensEach">The most that one article may take.</param>
    public static int PerDay(int callsPerDay, int tokensPerDay, int tokensEach) => Math.Max(1, Math.Min(callsPerDay / 2, tokensPerDay / 2 / tokensEach));

    /// <param name="used">By whatever was read today: where arrivals took the half, there is nothing left for stored ones.</param>
    public static int LeftToday(ModelSettings model, int tokensEach, ModelUse used) => used.Calls == 0
        ? PerDay(model.CallsPerDay, model.TokensPerDay, tokensEach)
        : (int)Math.Max(0, Math.Min((model.CallsPerDay / 2) - used.Calls, ((model.TokensPerDay / 2) - used.Tokens) / tokensEach));
}
