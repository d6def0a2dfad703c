using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>Asks the encoder about the states of an article.</summary>
internal static class EncoderReader
{
    /// <summary>Some 10,000 words, more than any article of the texts that taught it; what stands behind is left to rules and wording.</summary>
    private const int MostWindows = 40;

    /// <param name="telling">The sentences, by index, in which rules or wording found something: a window without any is left out.</param>
    public static Dictionary<(CountryCode Country, Topic Topic), EncodedOpinion> Ask(string headline, IReadOnlyList<SentenceActors> sentences, IReadOnlyList<WordedState> states, IReadOnlySet<int> telling, PositionEncoder encoder)
    {
        var windows = EncoderWindow.Of(headline, states, sentences).Where(window => window.States.Any(state => telling.Contains(state.At.Actors.Sentence.Index))).Take(MostWindows);
        var rated = windows.SelectMany(window => window.States.Zip(encoder.Rate(window), (state, odds) => (state.At.Country, Odds: odds)));
        return rated.GroupBy(one => one.Country, one => one.Odds)
            .SelectMany(own => WordingLabels.Topics.Select(topic => (Key: (own.Key, topic), Opinion: new EncodedOpinion(own, topic))))
            .ToDictionary(one => one.Key, one => one.Opinion);
    }
}
