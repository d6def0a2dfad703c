using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Positions;

namespace NewsTracker.Evaluation.Training;

/// <summary>An article of a development set with what a coder read in it.</summary>
internal sealed record LabelledArticle(string Id, string? Title, string? Date, string Text, IReadOnlyList<LabelledArticle.Label> Positions)
{
    /// <summary>Candidates with the coder's verdict; borderline positions teach nothing.</summary>
    public IEnumerable<JudgedCandidate> Verdicts(CountryLexicon lexicon) =>
        from candidate in PositionAnalyser.Candidates(Title ?? "", Text, lexicon)
        let labels = Positions.Where(label => label.Iso3 == candidate.Country.Value && label.Topic == candidate.Topic.ToKey()).ToList()
        where labels.Count == 0 || labels.Exists(label => !label.Optional)
        select new JudgedCandidate(candidate.Features, labels.Exists(label => !label.Optional && (label.Stance == candidate.Stance.ToKey() || label.AlsoAccept.Contains(candidate.Stance.ToKey()))));

    internal sealed record Label(string Iso3, string Topic, string Stance, bool Optional = false)
    {
        public IReadOnlyList<string> AlsoAccept { get; init; } = [];
    }
}
