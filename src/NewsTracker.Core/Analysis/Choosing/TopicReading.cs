using NewsTracker.Core.Analysis.Encoding;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>Everything that a text tells of one state on one topic.</summary>
/// <param name="Findings">What the rules found; empty where the wording alone speaks.</param>
/// <param name="Opinion">Null where the state stands in no sentence that the wording model sees.</param>
/// <param name="Beside">What the rules found of any state on any topic in the sentence whose wording speaks most.</param>
/// <param name="Leaves">Whether the text tells of a step of the state out of the Convention.</param>
internal sealed record TopicReading(CountryCode Country, Topic Topic, IReadOnlyList<Finding> Findings, WordingOpinion? Opinion, IReadOnlyList<(CountryCode Country, Topic Topic)> Beside, bool Leaves)
{
    /// <summary>A stance that no rule has read, and to which wording and encoder give a smaller share, is none to weigh.</summary>
    private const double LeastShare = 0.15;

    /// <summary>Log odds below which the encoder's word alone is none to weigh, where neither rule nor wording speaks.</summary>
    private const double LeastOdds = -1;

    /// <summary>What the encoder makes of it; null where it was not asked.</summary>
    public EncodedOpinion? Encoded { get; init; }

    public bool IsOfWordingAlone => Findings.Count == 0;

    /// <summary>The furthest step that a rule has read; a mention tells none.</summary>
    public Stance? Furthest { get; } = Findings.Where(finding => finding.Cue != "mention").Max(finding => (Stance?)finding.Stance);

    public static List<TopicReading> Of(IReadOnlyList<(CountryCode Country, Finding Finding)> found, IReadOnlyDictionary<(CountryCode Country, Topic Topic), WordingOpinion> opinions, IReadOnlyDictionary<(CountryCode Country, Topic Topic), EncodedOpinion> encoded)
    {
        var leaving = found.Where(one => one.Finding is { Topic: Topic.Withdrawal, Stance: > Stance.RulesOut, Cue: not "mention" }).Select(one => one.Country).ToHashSet();
        var byRule = found.GroupBy(one => (one.Country, one.Finding.Topic)).ToDictionary(group => group.Key, group => group.Select(one => one.Finding).ToList());
        var bySentence = found.ToLookup(one => one.Finding.Event.Sentence.Index, one => (one.Country, one.Finding.Topic));
        return
        [
            .. byRule.Select(pair => Of(pair.Key, pair.Value, opinions.GetValueOrDefault(pair.Key))),
            .. opinions.Where(pair => (pair.Value.MayStandAlone || encoded.GetValueOrDefault(pair.Key)?.Odds >= LeastOdds) && !byRule.ContainsKey(pair.Key)).Select(pair => Of(pair.Key, [], pair.Value)),
        ];

        TopicReading Of((CountryCode Country, Topic Topic) key, List<Finding> findings, WordingOpinion? opinion) =>
            new(key.Country, key.Topic, findings, opinion, opinion is null ? [] : [.. bySentence[opinion.At.Actors.Sentence.Index]], leaving.Contains(key.Country))
            {
                // Where a party or a campaign acts the wording alone tells of the state too little for a second opinion.
                Encoded = findings.Count == 0 && opinion is { IsOfNobody: true } ? null : encoded.GetValueOrDefault(key),
            };
    }

    /// <summary>The stances between which the scorer chooses.</summary>
    public IEnumerable<Stance> Stances => WordingLabels.Stances.Where(stance => Findings.Any(finding => finding.Stance == stance) || Opinion?.ShareOf(stance) > LeastShare || (Opinion is not null && Encoded?.ShareOf(stance) > LeastShare));

    /// <summary>The finding that shows a stance best: bound most surely, then the one in the sentence whose wording speaks most; null where only the wording tells it.</summary>
    public Finding? Showing(Stance stance) =>
        Findings.Where(finding => finding.Stance == stance).OrderByDescending(finding => finding.Binding).ThenByDescending(IsWhereTheWordingSpeaks).FirstOrDefault();

    public bool IsWhereTheWordingSpeaks(Finding finding) => Opinion?.At.Actors.Sentence == finding.Event.Sentence;
}
