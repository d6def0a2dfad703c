using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Learning;

/// <summary>A reading of the rules with what people said of it.</summary>
/// <param name="Features">What the scorer knows of it; no words of the text.</param>
public sealed record JudgedCandidate(IReadOnlyList<string> Features, bool IsRight);

/// <summary>What an editor said of a suggestion.</summary>
/// <param name="Suggested">The stance that the engine proposed.</param>
/// <param name="Right">The stance that was recorded in its place; null where there is no such position.</param>
public sealed record StanceVerdict(CountryCode Country, Topic Topic, Stance Suggested, Stance? Right);

/// <summary>An article on whose suggestions there are verdicts.</summary>
public sealed record JudgedArticle(string Headline, string Text, IReadOnlyList<StanceVerdict> Verdicts)
{
    /// <summary>Several revisions of one article may have verdicts of their own.</summary>
    public long ArticleId { get; init; }

    /// <summary>When the first of the verdicts was given.</summary>
    public DateTimeOffset? JudgedAt { get; init; }

    /// <summary>
    /// The readings of the article on which a verdict bears: those of a judged state and topic with a stance that was proposed or recorded. Of several verdicts on one question, as on words of different places, one that
    /// recorded the stance makes the reading right.
    /// </summary>
    public IReadOnlyList<JudgedCandidate> Candidates(CountryLexicon lexicon) =>
    [
        .. from candidate in PositionAnalyser.Candidates(Headline, Text, lexicon)
           let verdicts = Verdicts.Where(verdict => verdict.Country == candidate.Country && verdict.Topic == candidate.Topic)
           let isRight = verdicts.Any(verdict => verdict.Right == candidate.Stance)
           where isRight || verdicts.Any(verdict => verdict.Suggested == candidate.Stance)
           select new JudgedCandidate(candidate.Features, isRight),
    ];
}
