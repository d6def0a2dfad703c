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
    /// <summary>The readings of the article on which a verdict bears: those of a judged state and topic with the stance that was proposed or recorded.</summary>
    public IReadOnlyList<JudgedCandidate> Candidates(CountryLexicon lexicon) =>
    [
        .. from candidate in PositionAnalyser.Candidates(Headline, Text, lexicon)
           let verdict = Verdicts.FirstOrDefault(verdict => verdict.Country == candidate.Country && verdict.Topic == candidate.Topic)
           where verdict is not null && (candidate.Stance == verdict.Right || candidate.Stance == verdict.Suggested)
           select new JudgedCandidate(candidate.Features, candidate.Stance == verdict.Right),
    ];
}
