using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>Asks the encoder about every state of an article.</summary>
internal static class EncoderReader
{
    public static Dictionary<(CountryCode Country, Topic Topic), EncodedOpinion> Ask(string headline, IReadOnlyList<SentenceActors> sentences, IReadOnlyList<WordedState> states, PositionEncoder encoder)
    {
        var rated = EncoderWindow.Of(headline, states, sentences).SelectMany(window => window.States.Zip(encoder.Rate(window), (state, odds) => (state.At.Country, Odds: odds)));
        return rated.GroupBy(one => one.Country, one => one.Odds)
            .SelectMany(own => WordingLabels.Topics.Select(topic => (Key: (own.Key, topic), Opinion: EncodedOpinion.Of([.. own], topic))))
            .ToDictionary(one => one.Key, one => one.Opinion);
    }
}
