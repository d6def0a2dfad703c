namespace NewsTracker.Core.LanguageModel;

/// <summary>Which language model reads articles beside the engine, and what it may cost. The key of its endpoint is kept elsewhere.</summary>
public sealed record ModelSettings
{
    public const int MaxAddressLength = 300;
    public const int MaxNameLength = 100;

    /// <summary>Fewer in a day leave no room for an article: the question itself and what is kept for its answer take half of them.</summary>
    public const int LeastTokensPerDay = 10_000;

    /// <summary>Sending less of an article would tell too little.</summary>
    public const int LeastCharacters = 1_000;

    /// <summary>Off unless an admin turned it on.</summary>
    public bool IsOn { get; init; }

    /// <summary>Where its interface begins, as OpenAI's does at <c>https://api.openai.com/v1</c> and Ollama's at <c>http://host:11434/v1</c>.</summary>
    public string Address { get; init; } = "";

    /// <summary>The model's name at the endpoint.</summary>
    public string Name { get; init; } = "";

    /// <summary>Most tokens read and written in a day (UTC).</summary>
    public int TokensPerDay { get; init; } = 200_000;

    /// <summary>Most calls in a day (UTC), those that fail included.</summary>
    public int CallsPerDay { get; init; } = 200;

    /// <summary>The longest a call may take, connection included.</summary>
    public TimeSpan TimePerCall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much of an article is sent, from its beginning, in UTF-16 units.</summary>
    public int MaxCharacters { get; init; } = 12_000;
}
