using NewsTracker.Core.LanguageModel;
using NewsTracker.Data.LanguageModel;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>How many stored articles a model is given in a day: by half of what its caps allow, and one at least while a cap leaves it. The other half is for what arrives, which would wait for midnight day after day.</summary>
internal static class ArchiveShare
{
    /// <param name="tokensEach">The most that one article may take.</param>
    public static int PerDay(int callsPerDay, int tokensPerDay, int tokensEach) => Math.Max(1, Math.Min(callsPerDay / 2, tokensPerDay / 2 / tokensEach));

    /// <param name="used">By whatever was read today: where arrivals took the half, stored ones have the one of the day.</param>
    /// <param name="hasGiven">Whether any was given today.</param>
    public static int LeftToday(ModelSettings model, int tokensEach, ModelUse used, bool hasGiven)
    {
        var half = Math.Min((model.CallsPerDay / 2) - used.Calls, ((model.TokensPerDay / 2) - used.Tokens) / tokensEach);
        var isSpent = used.Calls >= model.CallsPerDay || used.Tokens + tokensEach > model.TokensPerDay;
        return half > 0 ? (int)half : hasGiven || isSpent ? 0 : 1;
    }
}
