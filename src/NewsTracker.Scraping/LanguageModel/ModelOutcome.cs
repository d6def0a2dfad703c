using NewsTracker.Core;
using NewsTracker.Core.LanguageModel;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>What asking the language model about an article gave.</summary>
public abstract record ModelOutcome
{
    private ModelOutcome()
    {
    }

    /// <summary>The outcome in a sentence for an admin.</summary>
    public abstract string Explanation { get; }

    /// <param name="Tokens">Read and written, by the endpoint's count; absent where it gave none.</param>
    public sealed record Answered(ModelAnswer.Positions Answer, int? Tokens) : ModelOutcome
    {
        public override string Explanation => $"{Counting.Of(Answer.Kept.Count, "position")} read" + Answer.Dropped.Count switch
        {
            0 => ".",
            var dropped => $", {dropped} dropped: {Answer.Dropped[0].Why}",
        };
    }

    public sealed record Unreadable(string Why, int? Tokens) : ModelOutcome
    {
        public override string Explanation => Why;
    }

    /// <param name="TookNothing">Whether it was not sent, or turned away before anything was read: no tokens count for it.</param>
    public sealed record Failed(string Why, bool TookNothing = false) : ModelOutcome
    {
        public override string Explanation => Why;
    }

    /// <summary>A cap is reached: nothing was sent.</summary>
    public sealed record Spent(DateTimeOffset Until) : ModelOutcome
    {
        public override string Explanation => "What the model may take in a day is used up, or too little is left for this article. It begins anew at midnight (UTC).";
    }

    /// <summary>No model is set up, or it is off.</summary>
    public sealed record Off : ModelOutcome
    {
        public override string Explanation => "No language model is on.";
    }
}
