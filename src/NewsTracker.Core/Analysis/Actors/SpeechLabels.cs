using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Records of a parliament print who speaks before a colon: "The Minister of State, Foreign Office: …".</summary>
internal static class SpeechLabels
{
    private const int LongestLabel = 12;

    public static bool Opens(Sentence sentence)
    {
        var label = sentence.Atoms.Take(LongestLabel).TakeWhile(atom => atom.Word != ":");
        return label.Count < Math.Min(LongestLabel, sentence.Atoms.Count)
            && label.Any(Concept.Office)
            && !label.Any(Concept.Be | Concept.Perfect | Concept.Will);
    }
}
