using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>Makes of the readings of a text what the scorer weighs: a candidate a stance, with what speaks for the topic and what for the stance.</summary>
internal static class Candidates
{
    public static List<Candidate> Of(IEnumerable<TopicReading> readings, TextKind kind, DocumentFocus focus, WordingModel wordings)
    {
        var candidates = new List<Candidate>();
        foreach (var reading in readings)
        {
            var shared = kind.With(reading, ReadingFeatures.Of(reading));
            Finding? byWording = null;
            foreach (var stance in reading.Stances)
            {
                var finding = reading.Showing(stance) ?? (byWording ??= WordingReader.FindingOf(reading.Opinion!, stance, reading.Country, focus, wordings)) with { Stance = stance };
                candidates.Add(new Candidate(reading.Country, finding, [.. shared, .. StanceFeatures.Of(reading, stance)]) { Encoded = reading.Encoded });
            }
        }

        return candidates;
    }
}
