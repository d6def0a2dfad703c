using System.Globalization;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.LanguageModel;

/// <summary>Holds one entry of an answer against the article and the codebook.</summary>
internal static class ModelCheck
{
    /// <summary>A shorter quote proves nothing.</summary>
    private const int ShortestQuote = 12;

    private const int LongestQuote = 1000;

    private static readonly DateOnly ConventionSigned = new(1997, 12, 3);

    public static Verdict Check(ModelProposal proposal, ModelArticle article, IReadOnlySet<CountryCode> named)
    {
        if (!CountryCode.TryParse(proposal.Country, null, out var country))
            return new Verdict.Failed("The country is no three-letter code.");
        if (!named.Contains(country))
            return new Verdict.Failed("The article does not name that state.");
        if (!CodebookKeys.TryParseTopic(proposal.Topic, out var topic))
            return new Verdict.Failed("The topic is none of the codebook.");
        if (!CodebookKeys.TryParseStance(proposal.Stance, out var stance))
            return new Verdict.Failed("The stance is none of the codebook.");
        var quote = proposal.Quote.Trim();
        if (quote.Length is < ShortestQuote or > LongestQuote)
            return new Verdict.Failed($"The quote has {quote.Length} characters; evidence has {ShortestQuote} to {LongestQuote}.");
        var at = article.Text.IndexOf(quote, StringComparison.Ordinal);
        return at < 0
            ? new Verdict.Failed("The quote does not stand in the article in these words.")
            : new Verdict.Passed(new ModelPosition(country, topic, stance, new TextSpan(at, quote.Length), SpeakerOf(proposal, article), DayOf(proposal, article)));
    }

    /// <summary>Only in the article's own words.</summary>
    private static string? SpeakerOf(ModelProposal proposal, ModelArticle article) =>
        proposal.Speaker?.Trim() is { Length: > 0 and <= Position.MaxNameLength } speaker && article.Text.Contains(speaker, StringComparison.Ordinal) ? speaker : null;

    /// <summary>A day that the article can know of.</summary>
    private static DateOnly? DayOf(ModelProposal proposal, ModelArticle article) =>
        DateOnly.TryParseExact(proposal.SaidOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= ConventionSigned && article.PublishedOn is { } published && day <= published
            ? day
            : null;

    public abstract record Verdict
    {
        public sealed record Passed(ModelPosition Position) : Verdict;

        public sealed record Failed(string Why) : Verdict;
    }
}
