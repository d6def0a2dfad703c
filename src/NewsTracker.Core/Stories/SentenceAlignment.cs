namespace NewsTracker.Core.Stories;

/// <summary>Which sentences of one text another text says too, in whichever words and order.</summary>
/// <param name="Covered">The share of the text, by weight of its terms, whose sentences have a match.</param>
/// <param name="Matches">For each sentence the place of its match in the other text, or -1.</param>
internal sealed record SentenceAlignment(float Covered, IReadOnlyList<int> Matches)
{
    /// <summary>The part of a sentence's weight that one place of the other text must hold.</summary>
    private const float EnoughShared = 0.5f;

    public static SentenceAlignment Of(IReadOnlyList<StorySentence> sentences, IReadOnlyList<StorySentence> others)
    {
        var places = PlacesOf(others);
        var matches = new int[sentences.Count];
        float covered = 0, all = 0;
        var shared = new float[others.Count + 1];
        for (var i = 0; i < sentences.Count; i++)
        {
            Array.Clear(shared);
            foreach (var term in sentences[i].Terms.DistinctBy(term => term.Id))
            {
                if (places.TryGetValue(term.Id, out var at))
                {
                    foreach (var place in at)
                        shared[place] += term.Weight;
                }
            }

            matches[i] = BestOf(shared, sentences[i].Weight);
            all += sentences[i].Weight;
            covered += matches[i] >= 0 ? sentences[i].Weight : 0;
        }

        return new SentenceAlignment(all > 0 ? covered / all : 0, matches);
    }

    // A rewrite cuts one sentence in two and draws two into one, so two neighbours together may be the match.
    private static int BestOf(float[] shared, float weight)
    {
        var (best, bestShared) = (-1, EnoughShared * weight);
        for (var j = 0; j + 1 < shared.Length; j++)
        {
            if (shared[j] >= bestShared && shared[j] > 0)
                (best, bestShared) = (j, shared[j]);
        }

        if (best >= 0)
            return best;
        for (var j = 0; j + 2 < shared.Length; j++)
        {
            if ((shared[j] + shared[j + 1]) * 0.9f > bestShared && weight > 0)
                (best, bestShared) = (shared[j] >= shared[j + 1] ? j : j + 1, (shared[j] + shared[j + 1]) * 0.9f);
        }

        return best;
    }

    private static Dictionary<ulong, List<int>> PlacesOf(IReadOnlyList<StorySentence> sentences)
    {
        var places = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < sentences.Count; i++)
        {
            foreach (var term in sentences[i].Terms)
            {
                if (!places.TryGetValue(term.Id, out var at))
                    places[term.Id] = at = [];
                if (at.Count == 0 || at[^1] != i)
                    at.Add(i);
            }
        }

        return places;
    }
}
