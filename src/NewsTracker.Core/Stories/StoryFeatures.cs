namespace NewsTracker.Core.Stories;

/// <summary>What the decision about two texts rests on. Every share is of the shorter text unless it says otherwise, so that a cut copy is still whole.</summary>
internal sealed record StoryFeatures
{
    /// <summary>Words that stand in a run of the other text.</summary>
    public required double Verbatim { get; init; }

    /// <summary>Terms, by weight, that the other holds.</summary>
    public required double Contained { get; init; }

    /// <summary>Terms that both hold, of those that either holds.</summary>
    public required double Overlap { get; init; }

    /// <summary>Sentences that the other says too.</summary>
    public required double Sentences { get; init; }

    /// <summary>Sentences of the longer text that the shorter says too.</summary>
    public required double SentencesOfLonger { get; init; }

    /// <summary>Names and figures that the other holds; of terms in general where there are hardly any.</summary>
    public required double Facts { get; init; }

    /// <summary>How many names and figures the shorter text has.</summary>
    public required int FactCount { get; init; }

    /// <summary>Whether what one of them opens with stands in the other: a shared tail alone is a site's furniture.</summary>
    public required bool HasLead { get; init; }

    public required double Headlines { get; init; }

    /// <summary>Terms, by weight, of headline and first sentence that the other holds anywhere; of the two texts the one whose opening is told more of.</summary>
    public required double Openings { get; init; }

    /// <summary>How many words and names only one of them holds, as far as the other has as many of its own.</summary>
    public required int ToldApart { get; init; }

    /// <summary>Names in headline or first sentence of either that the other never gives, as far as both have such: who or what it is about, replaced.</summary>
    public required int SubjectsReplaced { get; init; }

    public required FactAgreement Agreement { get; init; }

    /// <summary>Absent where one of them has no date.</summary>
    public required int? DaysApart { get; init; }

    public required int ShorterWords { get; init; }

    public static StoryFeatures Of(StoryText one, StoryText other)
    {
        var (shorter, longer) = one.Weight <= other.Weight ? (one, other) : (other, one);
        var forth = SentenceAlignment.Of(shorter.Sentences, longer.Sentences);
        var back = SentenceAlignment.Of(longer.Sentences, shorter.Sentences);
        var shared = shorter.Terms.Values.Where(term => longer.Terms.ContainsKey(term.Id)).ToList();
        var sharedWeight = shared.Sum(term => term.Weight);
        var facts = shorter.Terms.Values.Where(IsFact).ToList();
        return new StoryFeatures
        {
            Verbatim = VerbatimShare(shorter, longer),
            Contained = Share(sharedWeight, shorter.Weight),
            Overlap = Share(sharedWeight, shorter.Weight + longer.Weight - sharedWeight),
            Sentences = forth.Covered,
            SentencesOfLonger = back.Covered,
            Facts = facts.Count >= 2 ? Share(shared.Where(IsFact).Sum(term => term.Weight), facts.Sum(term => term.Weight)) : Share(sharedWeight, shorter.Weight),
            FactCount = facts.Count,
            HasLead = Opens(forth) || Opens(back),
            Headlines = HeadlineShare(shorter, longer),
            Openings = Math.Max(OpeningShare(shorter, longer), OpeningShare(longer, shorter)),
            ToldApart = Math.Min(ToldAlone(shorter, longer), ToldAlone(longer, shorter)),
            SubjectsReplaced = Math.Min(SubjectsMissing(shorter, longer), SubjectsMissing(longer, shorter)),
            Agreement = FactAgreement.Of(shorter, longer, forth),
            DaysApart = one.Day is { } day && other.Day is { } otherDay ? Math.Abs(day.DayNumber - otherDay.DayNumber) : null,
            ShorterWords = Math.Min(one.WordCount, other.WordCount),
        };
    }

    internal static bool IsFact(StoryTerm term) => term.Kind is TermKind.Name or TermKind.Number;

    // One of the first two sentences: the first may be no more than a place or a label.
    private static bool Opens(SentenceAlignment alignment) => alignment.Matches.Take(2).Any(match => match >= 0);

    private static IEnumerable<StoryTerm> OpeningOf(StoryText text) => text.Headline.Concat(text.Sentences.Take(1)).SelectMany(sentence => sentence.Terms).DistinctBy(term => term.Id);

    private static double OpeningShare(StoryText text, StoryText other)
    {
        var opening = OpeningOf(text).ToList();
        return opening.Count == 0 ? 1 : Share(opening.Where(term => other.Terms.ContainsKey(term.Id)).Sum(term => term.Weight), opening.Sum(term => term.Weight));
    }

    private static int ToldAlone(StoryText text, StoryText other) => text.Terms.Values.Count(term => term.Kind is not TermKind.Number && !other.Terms.ContainsKey(term.Id));

    private static int SubjectsMissing(StoryText text, StoryText other) =>
        OpeningOf(text).Count(term => term.Kind is TermKind.Name && !other.Terms.ContainsKey(term.Id));

    private static double VerbatimShare(StoryText shorter, StoryText longer)
    {
        var copied = 0;
        foreach (var sentence in shorter.Sentences)
        {
            var until = 0;
            var at = 0;
            foreach (var run in StoryText.RunsOf(sentence))
            {
                if (longer.Runs.Contains(run))
                {
                    copied += at + StoryText.RunLength - Math.Max(at, until);
                    until = at + StoryText.RunLength;
                }

                at++;
            }
        }

        return Share(copied, shorter.WordCount);
    }

    private static double HeadlineShare(StoryText one, StoryText other)
    {
        var (ours, theirs) = (Weights(one.Headline), Weights(other.Headline));
        var shared = ours.Where(term => theirs.ContainsKey(term.Key)).Sum(term => term.Value);
        return Share(shared, Math.Min(ours.Values.Sum(), theirs.Values.Sum()));
    }

    private static Dictionary<ulong, float> Weights(IReadOnlyList<StorySentence> sentences) =>
        sentences.SelectMany(sentence => sentence.Terms).DistinctBy(term => term.Id).ToDictionary(term => term.Id, term => term.Weight);

    private static double Share(double part, double whole) => whole > 0 ? Math.Min(1, part / whole) : 0;
}
