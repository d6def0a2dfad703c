namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// A model over the words around a state that tells its topics and stances, with one hidden layer, so that what is learned of one topic or wording serves the others; the weights are data, trained by
/// <c>NewsTracker.Evaluation train-positions</c>. It knows nothing of grammar beyond what stands near, so it finds what no rule foresaw, and is less sure of it.
/// </summary>
internal sealed class WordingModel
{
    private readonly KnownFeatures known;
    private readonly FeatureRows rows;
    private readonly HiddenLayer layer;

    public WordingModel(WordingWeights weights) =>
        (known, rows, layer) = (new KnownFeatures(weights.OfFeatures.Keys), new FeatureRows([.. weights.OfFeatures.Values], weights.Layer.Width, weights.Scale), weights.Layer);

    /// <summary>How the words of a sentence are numbered for this model.</summary>
    public TokenNumbers Numbers => known.Numbers;

    public static WordingModel Default { get; } = LoadDefault();

    /// <summary>What the model makes of each state of an article, whose words have <see cref="Numbers"/>; the states of one sentence in a row.</summary>
    public IEnumerable<RatedState> Rate(IEnumerable<WordedState> states)
    {
        WordedSentence? sentence = null;
        int[]? ofArticle = null;
        int[] ofSentence = [];
        var ofState = new int[layer.Width];
        var shown = new ShownFeatures(rows.Count);
        foreach (var state in states)
        {
            ofArticle ??= Sum(new int[layer.Width], shown, visit => WordingFeatures.OfArticle(state.Article, visit));
            if (!ReferenceEquals(state.Sentence, sentence))
            {
                sentence = state.Sentence;
                ofSentence = Sum([.. ofArticle], shown, visit => WordingFeatures.OfSentence(state.Sentence, visit));
            }

            ofSentence.CopyTo(ofState, 0);
            var sums = rows.Scaled(Sum(ofState, shown, visit => WordingFeatures.OfState(state, visit)), layer.Bias);
            yield return new RatedState(state, sums, layer.Odds(sums));
        }
    }

    /// <summary>What each unit passes on to a label where the state was rated.</summary>
    public float[] Passing(RatedState at, int label) => layer.Passing(at.Sums, label);

    /// <summary>What a feature adds to the label.</summary>
    public double ShareOf(in WordingFeature feature, float[] passing) => known.Find(feature) is { } number ? rows.Share(number, passing) : 0;

    public static WordingModel Read(TextReader reader) => new(WordingWeights.Read(reader));

    /// <summary>Adds up what is shown; a feature counts once however often it is.</summary>
    private int[] Sum(int[] sums, ShownFeatures shown, Action<FeatureVisitor> show)
    {
        shown.Begin();
        show((in feature) =>
        {
            if (known.Find(feature) is { } number && shown.IsFirst(number))
                rows.Add(sums, number);
        });
        return sums;
    }

    private static WordingModel LoadDefault()
    {
        using var stream = typeof(WordingModel).Assembly.GetManifestResourceStream("wording-model.txt") ?? throw new InvalidOperationException("The assembly lacks the resource wording-model.txt.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
